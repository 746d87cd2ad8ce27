import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { FileField, TextArea } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Check, Evidence } from '../reads.ts'
import { VERDICTS } from '../rules.ts'
import type { AtRecord } from './at-record.ts'
import { useFacts } from './facts.tsx'

export type RecordShown = {
  here: AtRecord
  code: string
  evidence: Evidence[]
  checks: Check[]
  /** Where who coordinates finds the record itself. */
  original: string | undefined
}
type Props = RecordShown & { forms: { evidence?: FormState; check?: FormState } }

/** A drawn record: what it says, what was brought to show it, what was found. */
export function RecordPage({ here, code, evidence, checks, original, forms }: Props) {
  const { t } = useTexts()
  const { date, counts, kind, moment } = useFacts()
  const at = useBelow()
  const { evaluation, sample, item, seated, keeps } = here
  const path = `/evaluations/${evaluation.id}/samples/${sample.id}`
  const { facts } = item
  return (
    <Page
      heading={{ said: code }}
      kicker={evaluation.name}
      crumbs={[
        { href: at('/evaluations'), label: 'indicators.evaluation.heading' },
        { href: at(`/evaluations/${evaluation.id}`), label: { said: evaluation.name } },
        { href: at(path), label: 'indicators.audit.sample' },
      ]}
      width="reading"
    >
      {facts ? (
        <DefinitionList
          items={[
            ['indicators.audit.date', date(facts)],
            ['indicators.audit.what', kind(facts)],
            ['indicators.audit.says', counts(facts)],
            ['indicators.audit.closedAt', moment(facts.closedAt)],
            ['indicators.audit.recordedAt', moment(facts.recordedAt)],
          ]}
        />
      ) : (
        <Callout kind="warning" text="indicators.audit.gone" />
      )}
      {original && (
        <p>
          <a href={at(original)}>{t('indicators.audit.toRecord')}</a>
        </p>
      )}
      {(seated || keeps) && (
        <Section heading="indicators.audit.evidence">
          <Brought path={`${path}/records/${item.id}`} evidence={evidence} />
          {keeps && (
            <Form
              {...forms.evidence}
              files
              idPrefix="evidence"
              action={at(`${path}/records/${item.id}/evidence`)}
              submit="indicators.audit.bring"
            >
              <TextArea
                name="words"
                label="indicators.audit.words"
                hint="indicators.audit.wordsHint"
                rows={3}
                maxlength={4000}
              />
              <FileField
                name="file"
                label="indicators.audit.file"
                hint="indicators.audit.fileHint"
                accept=".pdf,.png,.jpg,.jpeg"
              />
            </Form>
          )}
        </Section>
      )}
      <Section heading="indicators.audit.checks">
        {checks.length === 0 && <p>{t('indicators.audit.unchecked')}</p>}
        {checks.length > 0 && (
          <Timeline>
            {checks.map(({ verdict, note, checkedAt }) => (
              <TimelineEntry at={checkedAt} title={t(`indicators.audit.verdict.${verdict}`)}>
                {note && <p>{note}</p>}
              </TimelineEntry>
            ))}
          </Timeline>
        )}
        {seated && (
          <Form
            {...forms.check}
            idPrefix="check"
            action={at(`${path}/records/${item.id}/checks`)}
            submit="indicators.audit.check"
          >
            <Radios
              name="verdict"
              label="indicators.audit.verdict"
              options={VERDICTS.map((value) => ({ value, label: t(`indicators.audit.verdict.${value}`) }))}
              required
            />
            <TextArea
              name="note"
              label="indicators.audit.note"
              hint="indicators.audit.noteHint"
              rows={3}
              maxlength={1000}
            />
          </Form>
        )}
      </Section>
    </Page>
  )
}

function Brought({ path, evidence }: { path: string; evidence: Evidence[] }) {
  const { t } = useTexts()
  const at = useBelow()
  if (evidence.length === 0) return <p>{t('indicators.audit.noEvidence')}</p>
  return (
    <Timeline>
      {evidence.map(({ id, kind, name, words, broughtAt }) => (
        <TimelineEntry
          at={broughtAt}
          title={kind ? name : t('indicators.audit.inWords')}
          href={kind ? at(`${path}/evidence/${id}`) : undefined}
        >
          {words && <p>{words}</p>}
        </TimelineEntry>
      ))}
    </Timeline>
  )
}
