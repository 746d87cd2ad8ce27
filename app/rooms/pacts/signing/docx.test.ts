import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { formatsFor } from '../../../ground/texts/formats.ts'
import { translatorFor } from '../../../ground/texts/texts.ts'
import type { PactText } from '../draft/reads.ts'
import { NO_WORDS } from '../draft/rules.ts'
import { pactDocx } from './parts/pact-docx.ts'

const TEXT: PactText = {
  ...NO_WORDS,
  ownWords: 'Non esco più.\nMi manca il coro & la piazza <grande>.',
  capabilities: 'Cucina per venti persone.',
  goals: [{ id: 'g', what: 'Due sere fuori casa' }],
  gives: [{ id: 'c', what: 'Corso', who: 'Bruno', due: '2026-06-12', cents: 35_050, fundId: null }],
  giveBacks: [{ id: 'b', what: 'Cucina al giovedì', where: 'Il Cortile', hours: 7.5, due: null }],
  measures: ['Carta SIA'],
  person: 'Maria Rossi',
  others: [],
  kind: 'Patto gener-attivo',
  questions: ['Chi fa da ponte?'],
  answers: ['La vicina'],
  team: [{ name: 'Elena Riva', part: 'public: assistente sociale' }],
}

test('the document opens, holds every word of the pact once, and a line for each who signs', async () => {
  const file = await pactDocx({
    text: TEXT,
    number: 2,
    territory: 'Valle di prova',
    signers: [
      { side: 'person', personId: 'p', name: 'Maria Rossi', part: null },
      { side: 'team', personId: 'e', name: 'Elena Riva', part: 'public: assistente sociale' },
    ],
    texts: { ...formatsFor('it', 'Europe/Rome'), t: translatorFor('it'), language: 'it' },
  })
  const parts = unzipSync(new Uint8Array(file))
  expect(Object.keys(parts)).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']))
  const xml = strFromU8(parts['word/document.xml'] as Uint8Array)
  const words = xml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ')
  for (const said of [
    'Non esco più.',
    'Mi manca il coro & la piazza <grande>.',
    'Cucina per venti persone.',
    'Due sere fuori casa',
    'Bruno · entro il 12 giugno 2026 · 350,50 €',
    'In tutto 350,50 €.',
    '7,5 ore',
    'Carta SIA',
    'Chi fa da ponte?',
    'La vicina',
    'Versione 2',
  ])
    expect(words.split(said), said).toHaveLength(2)
  expect(words).toMatch(/Maria Rossi +_{5,}/)
  expect(words).toMatch(/Elena Riva \(Servizio pubblico, assistente sociale\) +_{5,}/)
  // Of whom nothing more than the words is told: no name of a machine or an account.
  expect(strFromU8(parts['docProps/core.xml'] as Uint8Array)).toContain('<dc:creator>Trama</dc:creator>')
})
