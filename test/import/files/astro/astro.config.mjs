export default { site: 'https://old.example' }
