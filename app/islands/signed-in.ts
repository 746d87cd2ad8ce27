import '@hotwired/turbo'
import { wakeIslands } from './wake.ts'

wakeIslands()
document.addEventListener('turbo:load', wakeIslands)
document.addEventListener('turbo:render', wakeIslands)
