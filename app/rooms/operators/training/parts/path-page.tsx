import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { ActionButton, Form, Refusal } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import type { Participant, Path, Session } from '../reads.ts'
import { ENOUGH } from '../rules.ts'
import { ParticipantTable } from './participant-table.tsx'
import { PathFields } from './path-fields.tsx'
import { SessionFields } from './session-fields.tsx'
import { SessionTable } from './session-table.tsx'

export type Said = {
  path?: FormState
  session?: FormState
  people?: FormState
  refusal?: string
}
type Props = {
  path: Path
  sessions: Session[]
  people: Participant[]
  /** Who is written down already as the figure this path makes. */
  known: string[]
  found: Found[]
  may: { change: boolean; see: boolean }
  today: string
  said: Said
}

export function PathPage({ path, sessions, people, known, found, may, today, said }: Props) {
  const { t, number, percent, day } = useTexts()
  const at = useBelow()
  const address = at(`/training/${path.id}`)
  const runs = may.change && !path.endedOn
  return (
    <Page
      heading={{ said: path.name }}
      kicker={t(`operators.training.for.${path.forWhom}`)}
      crumbs={[{ href: at('/training'), label: 'operators.training.heading' }]}
    >
      {path.about && <p class="prose">{path.about}</p>}
      <DefinitionList
        items={[
          ['operators.training.hours', number(path.hours)],
          ['operators.training.figure', path.figure && t(`operators.figure.${path.figure}`)],
          ['operators.training.endedOn', path.endedOn && day(path.endedOn)],
        ]}
      />
      <Section heading="operators.training.steps">
        <ol>
          {path.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p class="hint">{t('operators.training.enough', { share: percent(ENOUGH) })}</p>
      </Section>
      <Section heading="operators.training.sessions">
        <SessionTable path={path} sessions={sessions} mayOpen={may.see} today={today} />
      </Section>
      <Section heading="operators.training.peopleOn">
        <Refusal reason={said.refusal} />
        <ParticipantTable path={path} people={people} known={known} mayChange={may.change} />
        {runs && (
          <Form
            {...said.people}
            action={`${address}/people`}
            idPrefix="people"
            submit="operators.training.join"
          >
            <Combobox
              name="people"
              label="operators.training.whoJoins"
              search={at('/people/search')}
              found={found}
              multiple
              required
            />
            <Field name="fromOn" type="date" label="operators.training.fromOn" value={today} required />
          </Form>
        )}
      </Section>
      {runs && (
        <>
          <Section heading="operators.training.planSession">
            <Form
              {...said.session}
              action={`${address}/sessions`}
              idPrefix="session"
              submit="operators.training.plan"
            >
              <SessionFields path={path} />
            </Form>
          </Section>
          <Section heading="operators.training.change">
            <Form {...said.path} action={address} idPrefix="path" submit="operators.training.save">
              <PathFields path={path} />
            </Form>
            <ActionButton action={`${address}/end`} label="operators.training.end" />
          </Section>
        </>
      )}
    </Page>
  )
}
