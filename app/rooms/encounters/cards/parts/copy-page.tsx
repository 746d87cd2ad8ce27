import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { rowField } from '../../../../ground/forms/row-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { AboutSheet, SheetPhotos, TypedBefore } from '../../../../ground/paper/typing-parts.tsx'
import type { Typing } from '../../../../ground/paper/typings.ts'
import { PhotoStrip } from '../../../../ground/photos/photo-strip.tsx'
import type { KeptPhoto } from '../../../../ground/photos/stand.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Named } from '../../reads.ts'
import type { Cards } from '../reads.ts'
import { CardFields } from './card-fields.tsx'

type Props = {
  cards: Cards
  /** The cards that are shown to be copied. */
  rows: readonly number[]
  places: readonly Named[]
  topics: readonly string[]
  found: readonly Found[]
  typings: readonly Typing[]
  photos: readonly KeptPhoto[]
  latest: string
  form: FormState
}

/** The cards of a sheet, those to copy and those copied. */
export function CopyPage({ cards, rows, places, topics, found, typings, photos, latest, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const { sheet, place, onDate } = cards
  const known = place && !places.some(({ id }) => id === place.id) ? [place, ...places] : places
  return (
    <Page
      heading="encounters.cards.typing"
      kicker={spaced(sheet.code)}
      lead={rows.length > 0 ? 'encounters.cards.typingLead' : 'encounters.cards.allCopied'}
      crumbs={[
        { href: below('/diary'), label: 'encounters.day.heading' },
        { href: below('/diary/cards'), label: 'encounters.cards.heading' },
      ]}
    >
      <AboutSheet sheet={sheet} typings={typings} />
      <Form {...form} files submit="encounters.cards.save">
        {rows.map((row) => (
          <CardFields
            row={row}
            places={known}
            topics={topics}
            found={form.searching?.name === rowField('who', row) ? found : []}
            onDate={onDate}
            placeId={place?.id ?? null}
            latest={latest}
          />
        ))}
        <SheetPhotos photos={photos} />
        <TypedBefore typings={typings} />
      </Form>
      {photos.length > 0 && (
        <Section heading="paper.photo.field">
          <PhotoStrip photos={photos} back={typingAt(sheet)} />
        </Section>
      )}
      {cards.taken.size > 0 && (
        <Section heading="encounters.cards.copied">
          <ul class="plain-list">
            {[...cards.taken].map(([number, { records, by, at }]) => (
              <li>
                <a href={below(`/diary/${records[0]?.id}`)}>
                  {t('encounters.cards.copiedOne', { number, by: by ?? t('paper.typing.somebody') })}
                </a>{' '}
                <When at={at} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
