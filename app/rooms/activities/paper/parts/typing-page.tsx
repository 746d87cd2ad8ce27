import type { FormState } from '../../../../ground/forms/parse-form.ts'
import type { Question } from '../../../../ground/paper/asked.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import {
  AboutSheet,
  Questions,
  SheetPhotos,
  ToldField,
  TypedBefore,
} from '../../../../ground/paper/typing-parts.tsx'
import type { Typing } from '../../../../ground/paper/typings.ts'
import { PhotoStrip } from '../../../../ground/photos/photo-strip.tsx'
import type { KeptPhoto } from '../../../../ground/photos/stand.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { MOST_UNASKED } from '../../sessions/rules.ts'
import type { SheetHere } from '../reads.ts'
import type { GridRow } from '../rules.ts'
import { Grid, type Searched } from './grid.tsx'

export type Loaded = SheetHere & {
  grid: readonly GridRow[]
  typings: readonly Typing[]
  photos: readonly KeptPhoto[]
}
type Props = Loaded & {
  form: FormState
  asked: readonly Question[]
  searched: Searched
  may: { close: boolean; closeNow: boolean }
}

/** A sheet and its rows, in the order of the paper; the total at its foot checks them. */
export function TypingPage({ sheet, session, grid, typings, photos, form, asked, searched, may }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const register = below(`/activities/${session.activityId}/sessions/${session.id}`)
  const [last] = typings
  return (
    <Page
      heading="activities.paper.typing"
      kicker={t('paper.typing.sheet', { code: spaced(sheet.code) })}
      crumbs={[{ href: below('/paper'), label: 'paper.list.heading' }]}
      width="reading"
    >
      <p class="beside">
        <a href={register}>{session.title}</a>
        <When at={session.startsAt} end={session.endsAt} as="full" />
        {session.place}
      </p>
      <AboutSheet sheet={sheet} typings={typings} />
      {session.closedAt && <Callout kind="warning" text="activities.paper.closed" />}
      {session.cancelled && <Callout kind="warning" text="activities.session.isCancelled" />}
      <Form
        {...form}
        files
        submit={may.closeNow ? 'activities.paper.saveAndClose' : 'activities.paper.save'}
        submitAs={{ name: 'act', value: may.closeNow ? 'close' : 'save' }}
      >
        <Grid grid={grid} search={`/paper/attendance/${sheet.code}/people`} searched={searched} />
        <Field
          name="heads"
          type="number"
          inputmode="numeric"
          min={0}
          label="activities.paper.heads"
          hint="activities.paper.headsHint"
          value={last ? last.counted - last.rowsTyped : undefined}
        />
        <ToldField />
        <Questions asked={asked} />
        {(form.refusal === 'activities.session.overCapacity' || form.values?.overCapacity !== undefined) && (
          <Checkbox
            name="overCapacity"
            label={
              session.capacity === null
                ? ['activities.register.soMany', { count: MOST_UNASKED }]
                : ['activities.register.overCapacity', { capacity: session.capacity }]
            }
          />
        )}
        <SheetPhotos photos={photos} />
        <TypedBefore typings={typings} />
        <p>
          {may.closeNow && <SubmitButton name="act" value="save" label="activities.paper.save" quiet />}
          {may.close && !may.closeNow && (
            <SubmitButton name="act" value="close" label="activities.paper.saveAndClose" quiet />
          )}
        </p>
      </Form>
      {photos.length > 0 && (
        <Section heading="activities.paper.photos">
          <PhotoStrip photos={photos} back={`/paper/attendance/${sheet.code}`} />
        </Section>
      )}
    </Page>
  )
}
