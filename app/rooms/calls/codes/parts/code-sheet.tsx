import { QrSquare } from '../../../../ground/paper/qr.tsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'
import { spelled } from '../../votes/rules.ts'

type Props = { call: Call; codes: readonly string[]; address: string }

/** The codes to cut out, each with its square. Shown once: leaving the page they are nowhere any more. */
export function CodeSheet({ call, codes, address }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  const until = day((isVoted(call.method) ? call.votesUntil : call.supportsUntil) ?? '')
  return (
    <Page
      heading="calls.codes.printed"
      kicker={call.title}
      crumbs={crumbs(call, { href: `/calls/${call.id}/codes`, label: 'calls.codes.heading' })}
      actions={<ButtonLink href={below(`/calls/${call.id}/codes`)} label="calls.codes.done" quiet />}
    >
      <div class="not-printed">
        <Callout kind="warning" text="calls.codes.once" />
      </div>
      <ul class="plain-list code-cards">
        {codes.map((code) => (
          <li class="panel">
            <p>
              <strong>{call.title}</strong>
              <br />
              {t(isVoted(call.method) ? 'calls.codes.cardVote' : 'calls.codes.cardSupport', { until })}
            </p>
            <QrSquare address={`${address}?code=${code}`} label={t('calls.codes.square')} />
            <p>
              <code>{spelled(code)}</code>
              <br />
              <span class="hint">{address}</span>
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
