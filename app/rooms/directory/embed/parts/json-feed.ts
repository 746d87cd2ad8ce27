import type { Here } from '../../../../ground/access/request.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { ListedEntry } from '../../entries/reads.ts'
import { entryKey } from '../../entries/rules.ts'
import { pathsOf } from '../../parts/address.ts'
import { placeWords, titleOf } from '../../parts/session-list.tsx'
import { entryKind } from '../../parts/words.ts'

type Told = {
  territory: Here
  origin: string
  /** The address of the feed itself. */
  address: string
  language: Language
}

/** The agenda as a JSON Feed (version 1.1). Times stand as ISO 8601 and as people say them, under `_trama`. */
export function feedOf({ territory, origin, address, language }: Told, entries: readonly ListedEntry[]) {
  const t = translatorFor(language)
  const { weekday, hours, time } = formatsFor(language, territory.timeZone)
  const paths = pathsOf(territory.slug)
  const heading = t('directory.embed.title', { territory: territory.name })
  const item = (one: ListedEntry) => {
    const when = one.wholeDay ? '' : one.endsAt ? hours(one.startsAt, one.endsAt) : time(one.startsAt)
    const [kind, where, day] = [t(entryKind(one.kind)), placeWords(one), weekday(one.heldOn)]
    return {
      id: entryKey(one),
      url: origin + paths.entry(one),
      title: titleOf(one),
      content_text: [day, when, kind, where].filter(Boolean).join(' · '),
      tags: [kind],
      _trama: {
        day,
        when,
        kind,
        where,
        cancelled: one.cancelled ? t('directory.session.cancelled') : '',
        on: one.heldOn,
        starts_at: one.startsAt.toISOString(),
        ends_at: one.endsAt?.toISOString() ?? null,
        whole_day: one.wholeDay,
        municipality: one.municipalityCode,
      },
    }
  }
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: heading,
    home_page_url: origin + paths.agenda,
    feed_url: address,
    language,
    _trama: { heading, whole: t('directory.issue.whole'), empty: t('directory.agenda.empty') },
    items: entries.map(item),
  }
}
