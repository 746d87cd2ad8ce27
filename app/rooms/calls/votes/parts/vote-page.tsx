import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import { phaseOf } from '../../rules.ts'
import type { Opened } from './links.ts'
import { CodeField, LetterForm } from './who-forms.tsx'

type Props = {
  call: Call
  ideas: Idea[]
  form: FormState
  letter: FormState
  link: Opened | undefined
  signedIn: boolean
  code: string | undefined
}

const SHORT = 140

/** The ballot, and under it how one says that one is one person. Outside the days of the vote it says when they are. */
export function VotePage({ call, ideas, form, letter, link, signedIn, code }: Props) {
  const { t, cents, day, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const isOpen = phaseOf(call, dayOf(now)) === 'voting'
  const days = { from: day(call.votesFrom ?? ''), until: day(call.votesUntil ?? '') }
  const here = below(`/calls/${call.id}/vote`)
  const about = ({ what, askedCents, signature }: Idea) =>
    [signature, t('calls.idea.asks', { amount: cents(askedCents) }), shortened(what)]
      .filter(Boolean)
      .join(' · ')
  return (
    <Page
      heading="calls.vote.heading"
      kicker={call.title}
      lead={['calls.vote.lead', { count: call.mostChoices ?? 1, ...days }]}
      crumbs={crumbs(call)}
      width="reading"
    >
      {!isOpen ? (
        <Callout
          text={dayOf(now) < (call.votesFrom ?? '') ? ['calls.vote.notYet', days] : ['calls.vote.over', days]}
        />
      ) : link?.isOver ? (
        <Callout kind="warning" text="calls.vote.linkOver" />
      ) : (
        <>
          <Form {...form} submit="calls.vote.send" {...(!link && { action: here })}>
            <Checkboxes
              name="choices"
              label={['calls.vote.choose', { count: call.mostChoices ?? 1 }]}
              required
              options={ideas.map((idea) => ({ value: idea.id, label: idea.title, hint: about(idea) }))}
            />
            {!link && !signedIn && <CodeField code={code} />}
          </Form>
          <p class="hint">{t('calls.vote.secret')}</p>
          {!link && !signedIn && <LetterForm action={`${here}/letter`} form={letter} />}
        </>
      )}
      <p>
        <ButtonLink href={below(`/calls/${call.id}`)} label="calls.vote.backToCall" quiet />
      </p>
    </Page>
  )
}

const shortened = (text: string) => (text.length <= SHORT ? text : `${text.slice(0, SHORT - 1).trimEnd()}…`)
