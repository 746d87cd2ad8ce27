import './trusted-types.ts'
import './links-in-pictures.ts'
// After the policy it needs.
import '@hotwired/turbo'
import './close-menus.ts'
import './cut-off.ts'
import { wakeIslands } from './wake.ts'

wakeIslands()
document.addEventListener('turbo:load', wakeIslands)
document.addEventListener('turbo:render', wakeIslands)

// A link within the page is the browser's own: Turbo would ask for the page anew, and what was typed would be lost.
document.addEventListener('turbo:click', (event) => {
  const { pathname, search, hash } = new URL((event as CustomEvent<{ url: string }>).detail.url)
  if (hash && pathname === location.pathname && search === location.search) event.preventDefault()
})

const SIGNED_OUT = 401

// Signed out while writing: the page that keeps what was written has another frame, and Turbo would load the address anew
// instead of showing it. So the browser sends the form itself.
document.addEventListener('turbo:before-fetch-response', (event) => {
  const { fetchResponse } = (event as CustomEvent<{ fetchResponse: { statusCode: number } }>).detail
  if (event.target instanceof HTMLFormElement && fetchResponse.statusCode === SIGNED_OUT)
    event.preventDefault()
})
document.addEventListener('turbo:submit-end', (event) => {
  const { fetchResponse, formSubmission } = (event as CustomEvent<Submitted>).detail
  if (fetchResponse?.statusCode !== SIGNED_OUT) return
  formSubmission.formElement.dataset.turbo = 'false'
  formSubmission.formElement.requestSubmit(formSubmission.submitter)
})

type Submitted = {
  fetchResponse?: { statusCode: number }
  formSubmission: { formElement: HTMLFormElement; submitter?: HTMLElement }
}
