/** Puts a button beside each address; without it, the address can be selected all the same. */
export const copyScript = `for (const address of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = address.dataset.copy
  const state = document.createElement('span')
  state.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    state.textContent = ''
    try {
      await navigator.clipboard.writeText(address.textContent)
      state.textContent = address.dataset.copied
    } catch {
      getSelection().selectAllChildren(address)
    }
  })
  address.after(' ', button, ' ', state)
}
`
