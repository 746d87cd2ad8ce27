import { html, raw } from 'hono/html'
import type { Here } from '../../../../ground/access/request.ts'
import type { Mail } from '../../../../ground/mail/mail.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import { directionOf, type Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { ListedEntry } from '../../entries/reads.ts'
import { entryKey } from '../../entries/rules.ts'
import type { Issue, Reader } from '../../issues/reads.ts'
import { wants, wantsEverything } from '../../issues/rules.ts'
import { linkTo } from '../../newsletter/parts/links.ts'
import { pathsOf } from '../../parts/address.ts'
import { placeWords, titleOf } from '../../parts/session-list.tsx'
import { entryKind } from '../../parts/words.ts'

type Told = Pick<Issue, 'id' | 'title' | 'words' | 'told'>
type Body = { subject: string; text: string; html: string }
const HERE = { leave: '⟦leave⟧', choose: '⟦choose⟧' }

/**
 * Letters of an issue, each with its reader's own links; nothing for a reader who finds nothing of what they chose. The words
 * are made once for all who are told the same.
 */
export function lettersOf(url: string, territory: Here, issue: Told): (reader: Reader) => Mail | undefined {
  const made = new Map<string, Body>()
  return ({ id, email, language, choice }) => {
    const all = wantsEverything(choice)
    const told = (issue.told ?? []).filter((one) => all || wants(choice, one))
    if (told.length === 0 && !(all && issue.words)) return undefined
    const key = [language, ...told.map(entryKey)].join(' ')
    const body = made.get(key) ?? bodyOf(url, territory, issue, told, language)
    made.set(key, body)
    const leave = linkTo(url, territory, id, 'leave')
    const choose = linkTo(url, territory, id, 'choose')
    const own = (words: string) => words.replaceAll(HERE.leave, leave).replaceAll(HERE.choose, choose)
    return {
      to: email,
      subject: body.subject,
      text: own(body.text),
      html: own(body.html),
      headers: {
        'List-Unsubscribe': `<${leave}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': `<agenda.${territory.slug}.${new URL(url).hostname}>`,
      },
    }
  }
}

/** "giovedì 12 marzo 2026", and under it what there is that day: days follow the order somebody chose. */
function daysOf(told: readonly ListedEntry[]) {
  const days: { on: string; entries: ListedEntry[] }[] = []
  for (const entry of told) {
    const last = days.at(-1)
    if (last?.on === entry.heldOn) last.entries.push(entry)
    else days.push({ on: entry.heldOn, entries: [entry] })
  }
  return days
}

function bodyOf(
  url: string,
  territory: Here,
  issue: Told,
  told: readonly ListedEntry[],
  language: Language,
): Body {
  const t = translatorFor(language)
  const { weekday, hours, time } = formatsFor(language, territory.timeZone)
  const paths = pathsOf(territory.slug)
  const when = ({ wholeDay, startsAt, endsAt }: ListedEntry) =>
    wholeDay ? '' : endsAt ? hours(startsAt, endsAt) : time(startsAt)
  const about = (one: ListedEntry) =>
    [when(one), t(entryKind(one.kind)), placeWords(one)].filter(Boolean).join(' · ')
  const days = daysOf(told)
  const subject = issue.title ?? t('directory.issue.subject', { territory: territory.name })
  const archive = `${url}${paths.issue(issue.id)}`
  const text = [
    subject,
    ...(issue.words ? [issue.words] : []),
    ...days.map(({ on, entries }) =>
      [
        weekday(on),
        ...entries.map((one) => `- ${titleOf(one)}\n  ${about(one)}\n  ${url}${paths.entry(one)}`),
      ].join('\n'),
    ),
    `${t('directory.issue.whole')}: ${url}${paths.agenda}`,
    `${t('directory.issue.onTheSite')}: ${archive}`,
    `${t('directory.issue.youAsked')}\n${t('directory.issue.chooseLink')}: ${HERE.choose}\n${t('directory.issue.leaveLink')}: ${HERE.leave}`,
    '',
  ].join('\n\n')
  return { subject, text, html: page() }

  // A mail program reads styles on the elements, and little else.
  function page() {
    const paragraphs = (issue.words ?? '').split(/\n+/).filter(Boolean)
    const body = html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${subject}</title></head><body style="margin:0;background:#f3f6f6;color:#17324d;font:16px/1.5 'Titillium Web',Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px 20px;background:#fff">
<p style="margin:0;color:#135861;font-weight:600">${territory.name}</p>
<h1 style="margin:4px 0 16px;font-size:26px;line-height:1.2">${subject}</h1>
${paragraphs.map((one) => html`<p style="margin:0 0 12px">${one}</p>`)}
${days.map(
  ({
    on,
    entries,
  }) => html`<h2 style="margin:28px 0 8px;font-size:18px;border-bottom:2px solid #dc9a35">${weekday(on)}</h2>
${entries.map(
  (
    one,
  ) => html`<p style="margin:0 0 14px"><a href="${url}${paths.entry(one)}" style="color:#135861;font-weight:600">${titleOf(one)}</a><br>
<span style="color:#435a70">${about(one)}</span></p>`,
)}`,
)}
<p style="margin:28px 0 0"><a href="${url}${paths.agenda}" style="color:#135861">${t('directory.issue.whole')}</a> · <a href="${archive}" style="color:#135861">${t('directory.issue.onTheSite')}</a></p>
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #c5d0d8;font-size:14px;color:#435a70">${t('directory.issue.youAsked')}
<br><a href="${raw(HERE.choose)}" style="color:#135861">${t('directory.issue.chooseLink')}</a> · <a href="${raw(HERE.leave)}" style="color:#135861">${t('directory.issue.leaveLink')}</a></p>
</div></body></html>`
    return body.toString()
  }
}
