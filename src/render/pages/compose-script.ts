import { queryParameters } from '../../model/query-parameters.ts'

/**
 * Shows the address that the form of a filtered feed stands for, and leads there when it is sent:
 * without empty fields, with one parameter for all topics. Without it, the form is sent as it is.
 */
export const composeScript = `for (const form of document.querySelectorAll('form[data-site]')) {
  const address = form.querySelector('[data-copy]')
  const filtered = (feed) => {
    const data = new FormData(form)
    const query = ${JSON.stringify(queryParameters.map(({ name }) => name))}
      .map((name) => [name, data.getAll(name).map((value) => value.trim()).filter(Boolean).sort()])
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => name + '=' + values.map(encodeURIComponent).join())
    return query.length > 0 ? feed + '?' + query.join('&') : feed
  }
  const show = () => {
    address.textContent = filtered(form.dataset.site + form.getAttribute('action'))
    for (const state of form.querySelectorAll('[role=status]')) state.textContent = ''
  }
  form.addEventListener('input', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    location.assign(filtered(event.submitter.formAction))
  })
  // A browser that goes back fills in what was there.
  addEventListener('pageshow', show)
  address.closest('[hidden]').hidden = false
}
`
