import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import type { Idea } from '../../ideas/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import type { Opened } from './links.ts'
import { CodeField, LetterForm } from './who-forms.tsx'

type Props = {
  idea: Idea
  call: Call
  supports: number
  form: FormState
  letter: FormState
  link: Opened | undefined
  signedIn: boolean
  code: string | undefined
}

/** How an idea is supported, and by how many it is already. */
export function SupportPage({ idea, call, supports, form, letter, link, signedIn, code }: Props) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const isOpen = !call.decidedOn && dayOf(now) <= (call.supportsUntil ?? '')
  const here = below(`/ideas/${idea.id}/support`)
  return (
    <Page
      heading="calls.support.heading"
      kicker={idea.title}
      lead={['calls.support.lead', { until: day(call.supportsUntil ?? '') }]}
      crumbs={crumbs(call, { href: `/ideas/${idea.id}`, label: { said: idea.title } })}
      width="reading"
    >
      <p>
        {t('calls.support.count', { count: supports })}{' '}
        {call.leastSupports > 0 && t('calls.support.least', { count: call.leastSupports })}
      </p>
      {!isOpen ? (
        <Callout text="calls.support.closed" />
      ) : link?.isOver ? (
        <Callout kind="warning" text="calls.vote.linkOver" />
      ) : (
        <>
          <Form {...form} submit="calls.support.send" {...(!link && { action: here })}>
            {!link && !signedIn && <CodeField code={code} />}
          </Form>
          <p class="hint">{t('calls.support.secret')}</p>
          {!link && !signedIn && <LetterForm action={`${here}/letter`} form={letter} />}
        </>
      )}
    </Page>
  )
}
