import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form, Refusal, SubmitButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import type { ListedEntry } from '../../entries/reads.ts'
import { pathsHere } from '../../parts/address.ts'
import type { Counts, Issue } from '../reads.ts'
import { stageOf } from '../rules.ts'
import { EntryChoice } from './entry-choice.tsx'
import { ToldIssue } from './told-issue.tsx'

type DraftProps = {
  issue: Issue
  chosen: readonly ListedEntry[]
  coming: readonly ListedEntry[]
  readers: number
  form: FormState
}

/** A draft: its words, what it tells and in which order; below, how it will be read. */
export function DraftPage({ issue, chosen, coming, readers, form }: DraftProps) {
  const c = useRequestContext<Env>()
  const { t, day, number } = useTexts()
  const paths = pathsHere(c)
  const here = paths.draft(issue.id)
  const values = form.values ?? { title: issue.title ?? '', words: issue.words ?? '' }
  return (
    <Page
      heading={`directory.issue.stage.${stageOf(issue)}`}
      lead={['directory.issue.to', { count: readers, number: number(readers) }]}
      crumbs={[
        { href: paths.newsletter, label: 'directory.newsletter.heading' },
        { href: paths.issues, label: 'directory.issue.list' },
      ]}
    >
      {issue.sendOn && (
        <Callout>
          <p>{t('directory.issue.plannedFor', { day: day(issue.sendOn) })}</p>
          <ActionButton action={`${here}/unplan`} label="directory.issue.unplan" />
        </Callout>
      )}
      <Form
        {...form}
        values={values}
        submit="directory.issue.send"
        submitAs={{ name: 'act', value: 'send' }}
        action={here}
      >
        <Field name="title" label="directory.issue.title" hint="directory.issue.titleHint" maxlength={120} />
        <TextArea name="words" label="directory.issue.words" hint="directory.issue.wordsHint" rows={4} />
        <EntryChoice chosen={chosen} coming={coming} values={form.values} />
        <p class="beside">
          <SubmitButton name="act" value="save" label="directory.issue.save" quiet />
          <SubmitButton name="act" value="proof" label="directory.issue.proof" quiet />
        </p>
        <Field
          name="sendOn"
          type="date"
          label="directory.issue.sendOn"
          hint="directory.issue.sendOnHint"
          value={issue.sendOn ?? undefined}
        />
        <p>
          <SubmitButton name="act" value="plan" label="directory.issue.plan" quiet />
        </p>
      </Form>
      <Section heading="directory.issue.preview" lead="directory.issue.previewLead">
        <ToldIssue words={issue.words} told={chosen} />
      </Section>
      <ActionButton action={`${here}/drop`} label="directory.issue.drop" danger />
    </Page>
  )
}

/** How far an issue has come that is on its way, or has arrived. */
export function GonePage({
  issue,
  counts,
  refusal,
}: {
  issue: Issue
  counts: Counts
  refusal?: string | undefined
}) {
  const c = useRequestContext<Env>()
  const { t, number, full } = useTexts()
  const paths = pathsHere(c)
  const of = (value: number, kept: number | null) => number(Math.max(value, kept ?? 0))
  return (
    <Page
      heading={{ said: issue.title ?? t('directory.issue.subject', { territory: c.var.territory.name }) }}
      kicker={t(`directory.issue.stage.${stageOf(issue)}`)}
      crumbs={[
        { href: paths.newsletter, label: 'directory.newsletter.heading' },
        { href: paths.issues, label: 'directory.issue.list' },
      ]}
      actions={<ButtonLink href={paths.issue(issue.id)} label="directory.issue.read" quiet />}
      width="reading"
    >
      <Refusal reason={refusal} />
      <DefinitionList
        items={[
          ['directory.issue.begun', issue.startedAt && full(issue.startedAt)],
          ['directory.issue.ended', issue.endedAt && full(issue.endedAt)],
          ['directory.issue.sent', of(counts.sent, issue.sent)],
          ['directory.issue.waiting', counts.waiting > 0 && number(counts.waiting)],
          ['directory.issue.failed', of(counts.failed, issue.failed)],
          ['directory.issue.unknown', counts.unknown > 0 && number(counts.unknown)],
          ['directory.issue.nothingFor', counts.nothing > 0 && number(counts.nothing)],
        ]}
      />
      {counts.failed > 0 && <p class="hint">{t('directory.issue.failedHint')}</p>}
      {counts.unknown > 0 && <p class="hint">{t('directory.issue.unknownHint')}</p>}
    </Page>
  )
}
