import { strToU8, zipSync } from 'fflate'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { idWithin } from '../../ground/db/ids.ts'
import { recordAll } from '../../ground/journal/record.ts'
import { type Recorded, recordedOf } from '../../ground/privacy/answer.ts'
import { directionOf } from '../../ground/texts/language.ts'
import { isText, type Translate } from '../../ground/texts/texts.ts'
import { sameAs } from '../../rooms/people/reads.ts'
import { beginAnswer } from '../../rooms/people/rights/writes.ts'
import { breakGlass, closeGlass } from '../../rooms/people/sensitive/writes.ts'
import { register } from './rooms.ts'

/**
 * Everything recorded about someone, opened for the answer of their request. Whoever makes the copy reads what hurts the
 * person, like in an emergency: it is in the journal and among the openings, those who wrote it and those who accompany the
 * person are told, once a request. `told` are their accounts.
 */
export async function copyOf(
  tx: ActorTx,
  actor: SignedInActor,
  personId: string,
  requestId: string,
  reason: string,
): Promise<{ recorded: Recorded[]; told: string[] }> {
  const ids = await sameAs(tx, personId)
  await beginAnswer(tx, ids, requestId)
  const recorded = await recordedOf(tx, actor, register, ids)
  await recordAll(tx, actor, 'privacy.copied', 'person', ids)
  const opening = idWithin(requestId, 'copy')
  const told = await breakGlass(tx, actor, opening, personId, reason)
  // The copy is all that was to be opened: nothing stays open on the pages.
  await closeGlass(tx, actor, opening)
  return { recorded, told }
}

type About = { name: string; territory: string; on: string; language: string; t: Translate }

/** A zip with the same things twice: for machines as JSON, for people as one page that opens without a network. */
export function zipOf(recorded: readonly Recorded[], about: About): Uint8Array {
  const data = Object.fromEntries(recorded.map(({ table, rows }) => [table, rows]))
  const { name, territory, on } = about
  return zipSync({
    'data.json': strToU8(JSON.stringify({ person: name, territory, on, records: data }, null, 2)),
    'readable.html': strToU8(readable(recorded, about)),
  })
}

function readable(recorded: readonly Recorded[], { name, territory, on, language, t }: About): string {
  const label = (family: string, word: string) => {
    const key = `privacy.${family}.${word}`
    return isText(key) ? t(key) : word.replaceAll('_', ' ')
  }
  const parts = recorded.map(
    ({ table, rows }) =>
      `<section><h2>${escaped(label('table', table))}</h2>${rows
        .map(
          (row) =>
            `<dl>${Object.entries(row)
              .map(
                ([column, value]) =>
                  `<dt>${escaped(label('column', column))}</dt><dd>${escaped(said(value))}</dd>`,
              )
              .join('')}</dl>`,
        )
        .join('')}</section>`,
  )
  const title = t('privacy.copy.title', { name })
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;border-top:1px solid #ccc;padding-top:.5rem}dt{color:#555}dd{margin:0}</style>
<h1>${escaped(title)}</h1><p>${escaped(t('privacy.copy.lead', { territory, on }))}</p>${parts.join('\n')}</html>`
}

const said = (value: unknown) =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)
