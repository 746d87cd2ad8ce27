import { useRequestContext } from 'hono/jsx-renderer'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { SheetSides, usePaper } from '../../../../ground/paper/frame.tsx'
import { QrSquare } from '../../../../ground/paper/qr.tsx'
import { Blank, Tick } from '../../../../ground/paper/slips.tsx'
import { below } from '../../../../ground/ui/below.ts'
import type { IdeaPaper } from '../reads.ts'

type Props = { paper: IdeaPaper; printedBy: string | null }

/** A form to fill in by hand: the idea on the front; on the back whom to answer, what one agrees to, and a signature. */
export function PrintedPaper({ paper: { sheet, call }, printedBy }: Props) {
  const { t, day, territory } = usePaper(sheet)
  return (
    <SheetSides
      sheet={sheet}
      title={call.title}
      facts={[t('calls.papers.paper.until', { day: day(call.closesOn) })]}
      pages={[<Front sheet={sheet} call={call} />, <Back sheet={sheet} call={call} />]}
      notice={t('calls.papers.paper.notice', { territory, call: call.title })}
      printedBy={printedBy}
    />
  )
}

type SideProps = Pick<IdeaPaper, 'sheet' | 'call'>

function Front({ sheet, call }: SideProps) {
  const { t, cents } = usePaper(sheet)
  const most = t('calls.papers.paper.most', { ceiling: cents(call.ceilingCents) })
  return (
    <div class="paper-form">
      <Blank label={t('calls.idea.title')} lines={2} />
      <Asked label={t('calls.idea.what')} hint={t('calls.idea.whatHint')} lines={10} />
      <Asked label={t('calls.idea.spending')} hint={t('calls.idea.spendingHint')} lines={5} />
      <Blank label={`${t('calls.idea.amount')} (${most})`} />
      <OnLine sheet={sheet} call={call} />
    </div>
  )
}

const Asked = ({ label, hint, lines }: { label: string; hint: string; lines: number }) => (
  <div>
    <p class="blank-label">{label}</p>
    <p class="hint">{hint}</p>
    <Blank label="" lines={lines} />
  </div>
)

/** The way to the same form on line, for whoever would rather type. */
function OnLine({ sheet, call }: SideProps) {
  const { t } = usePaper(sheet)
  const c = useRequestContext<Env>()
  const address = reachedAt(c) + below(c, `/calls/${call.id}/propose`)
  return (
    <div class="paper-online">
      <QrSquare address={address} label={t('calls.papers.paper.onlineSquare')} />
      <p>{t('calls.papers.paper.online', { address: address.replace(/^https?:\/\//, '') })}</p>
    </div>
  )
}

function Back({ sheet, call }: SideProps) {
  const { t } = usePaper(sheet)
  return (
    <div class="paper-form">
      <div>
        <p class="blank-label">{t('calls.idea.who')}</p>
        <p class="slip-ticks">
          {call.who.map((who) => (
            <Tick label={t(`calls.who.${who}`)} />
          ))}
        </p>
      </div>
      {!call.blind && call.who.includes('organisation') && <Blank label={t('calls.idea.organisation')} />}
      <div>
        <Blank label={t('calls.idea.signature')} />
        <p class="hint">{t(call.blind ? 'calls.idea.signatureBlind' : 'calls.idea.signatureHint')}</p>
      </div>
      <h3>{t('calls.idea.contact')}</h3>
      <p class="hint">{t('calls.idea.contactLead')}</p>
      <Blank label={t('calls.idea.name')} />
      <Blank label={t('calls.idea.email')} />
      <Blank label={t('calls.idea.phone')} />
      <Blank label={t('calls.idea.others')} lines={3} />
      <h3>{t('calls.papers.paper.agree')}</h3>
      <p>{t(call.blind ? 'calls.papers.paper.agreeBlind' : 'calls.papers.paper.agreeRead')}</p>
      <p>{t('calls.papers.paper.agreeContact')}</p>
      <div class="slip-beside">
        <Blank label={t('calls.papers.paper.signature')} lines={2} />
        <Blank label={t('calls.papers.paper.day')} lines={2} />
      </div>
    </div>
  )
}
