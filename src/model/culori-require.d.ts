declare module 'culori/require' {
  import * as all from 'culori'

  const culori: typeof all
  export default culori
}
