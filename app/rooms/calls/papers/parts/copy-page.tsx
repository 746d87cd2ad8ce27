import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { spaced } from '../../../../ground/paper/code.ts'
import { typingAt } from '../../../../ground/paper/kinds.ts'
import { AboutSheet } from '../../../../ground/paper/typing-parts.tsx'
import { PhotoField } from '../../../../ground/photos/photo-field.tsx'
import { PhotoStrip } from '../../../../ground/photos/photo-strip.tsx'
import type { KeptPhoto } from '../../../../ground/photos/stand.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { IdeaFields } from '../../ideas/parts/idea-fields.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { IdeaPaper } from '../reads.ts'

type Props = {
  paper: IdeaPaper
  /** Whether the call still takes what arrived in time. */
  taking: boolean
  photos: readonly KeptPhoto[]
  found: readonly Found[]
  people: readonly Found[]
  form: FormState
}

/** A form to copy; one that was copied leads to its idea. */
export function CopyPage({ paper, taking, photos, found, people, form }: Props) {
  const crumbs = useCrumbs()
  const { sheet, call, taken } = paper
  return (
    <Page
      heading="calls.papers.copy"
      kicker={`${call.title} · ${spaced(sheet.code)}`}
      {...(taking && !taken && { lead: 'calls.papers.copyLead' as const })}
      crumbs={crumbs(call, { href: `/calls/${call.id}/papers`, label: 'calls.papers.heading' })}
      width="reading"
    >
      <AboutSheet sheet={sheet} typings={[]} />
      {taken && <Copied paper={paper} />}
      {!taken && !taking && <Callout text="calls.papers.over" />}
      {/* What was typed while somebody else copied the form stays to be seen. */}
      {taking && (!taken || form.values) && (
        <Form {...form} files submit="calls.idea.send" submitAs={{ name: 'step', value: 'submit' }}>
          <IdeaFields call={call} paper found={found} people={people} />
          <PhotoField label="calls.papers.photo" hint="calls.papers.photoHint" />
          <SubmitButton name="step" value="draft" label="calls.idea.keep" quiet />
        </Form>
      )}
      {photos.length > 0 && (
        <Section heading="calls.papers.photo">
          <PhotoStrip photos={photos} back={typingAt(sheet)} />
        </Section>
      )}
    </Page>
  )
}

function Copied({ paper: { call, taken } }: { paper: IdeaPaper }) {
  const { t } = useTexts()
  const below = useBelow()
  const by = taken?.by ?? t('paper.typing.somebody')
  return (
    <Callout heading="calls.papers.copied" text={['calls.papers.copiedText', { by }]}>
      <div class="beside">
        <ButtonLink href={below(`/ideas/${taken?.records[0]?.id}`)} label="calls.papers.toIdea" />
        <ButtonLink href={below(`/calls/${call.id}/paper`)} label="calls.papers.other" quiet />
      </div>
    </Callout>
  )
}
