import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { TEAM } from '../../../people/rules.ts'
import { OutcomeTag, partyName } from '../../agreements/parts/agreement-list.tsx'
import type { Agreement } from '../../agreements/reads.ts'
import { allKinds, kindCalled } from '../../kinds/reads.ts'
import { FULL_FIT } from '../../kinds/rules.ts'
import type { Match } from '../../matches/reads.ts'
import type { Notice } from '../../notices/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { todayOf } from '../../parts/here.ts'
import { A_COLUMN, type Board, boardOf } from '../reads.ts'

export const board = new Hono<Env>().get('/exchange/board', async (c) => {
  const actor = requireRole(c, ...TEAM)
  const kind = kindCalled(c.req.query('kind') ?? '')?.code
  const shown = await asActor(actor, (tx) => boardOf(tx, todayOf(c), kind))
  return c.render(<BoardPage board={shown} />, {
    title: c.var.t('exchange.board.heading'),
    section: '/exchange',
  })
})

function BoardPage({ board }: { board: Board }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="exchange.board.heading"
      lead="exchange.board.lead"
      crumbs={useCrumbs()}
      actions={<ButtonLink href={below('/exchange/pools')} label="exchange.pools.heading" quiet />}
    >
      <Filters>
        <Select
          name="kind"
          label="exchange.board.kind"
          blank="exchange.board.allKinds"
          options={allKinds().map((kind) => ({ value: kind.code, label: t(kind.label) }))}
        />
      </Filters>
      {board.unchecked.length > 0 && (
        <Column
          heading="exchange.board.unchecked"
          lines={board.unchecked.map((notice) => (
            <NoticeItem notice={notice} action={<CheckButton notice={notice} />} />
          ))}
        />
      )}
      <Column
        heading="exchange.board.toMatch"
        lines={board.toMatch.map((notice) => (
          <NoticeItem notice={notice} action={<FindLink notice={notice} />} />
        ))}
      />
      <Column
        heading="exchange.board.proposed"
        lines={board.proposed.map((match) => (
          <MatchItem match={match} next="exchange.match.decide" href={`/exchange/matches/${match.id}`} />
        ))}
      />
      <Column
        heading="exchange.board.agreed"
        lines={[
          ...board.decided.map((match) => (
            <MatchItem
              match={match}
              next="exchange.match.agree"
              href={`/exchange/${match.kind}/agreements/new?match=${match.id}`}
            />
          )),
          ...agreementItems(board.coming),
        ]}
      />
      <Column heading="exchange.board.followed" lines={agreementItems(board.followed)} />
      <Column heading="exchange.board.ended" lines={agreementItems(board.ended)} />
    </Page>
  )
}

const agreementItems = (agreements: readonly Agreement[]) =>
  agreements.map((agreement) => <AgreementItem agreement={agreement} />)

/** One step of the way. Where more wait than it shows it says so, and how to come to them. */
function Column({ heading, lines }: { heading: TextKey; lines: readonly Child[] }) {
  const { t } = useTexts()
  const more = lines.length > A_COLUMN
  return (
    <Section heading={{ said: `${t(heading)} (${more ? `${A_COLUMN}+` : lines.length})` }}>
      {lines.length === 0 ? (
        <p class="hint">{t('exchange.board.nothing')}</p>
      ) : (
        <ul class="plain-list stack">{lines.slice(0, A_COLUMN)}</ul>
      )}
      {more && <p class="hint">{t('exchange.board.more', { count: A_COLUMN })}</p>}
    </Section>
  )
}

function FindLink({ notice }: { notice: Notice }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <a
      href={below(`/exchange/notices/${notice.id}/offers`)}
      aria-label={`${t('exchange.match.find')}: ${notice.title}`}
    >
      {t('exchange.match.find')}
    </a>
  )
}

const KindTag = ({ code }: { code: string }) => {
  const kind = kindCalled(code)
  return kind ? <Tag>{useTexts().t(kind.label)}</Tag> : null
}

function NoticeItem({ notice, action }: { notice: Notice; action: Child }) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  return (
    <li class="beside">
      <a href={below(`/exchange/notices/${notice.id}`)}>{notice.title}</a>
      <KindTag code={notice.kind} />
      <span class="hint">{t('exchange.notice.until', { day: shortDay(notice.untilOn) })}</span>
      {action}
    </li>
  )
}

function CheckButton({ notice }: { notice: Notice }) {
  const below = useBelow()
  return (
    <ActionButton
      action={below(`/exchange/notices/${notice.id}/check`)}
      label={['exchange.notice.checkOne', { title: notice.title }]}
    />
  )
}

function MatchItem({ match, next, href }: { match: Match; next: TextKey; href: string }) {
  const { t, percent } = useTexts()
  const below = useBelow()
  const pair = t('exchange.match.pair', match)
  return (
    <li class="beside">
      <a href={below(`/exchange/matches/${match.id}`)}>{pair}</a>
      <KindTag code={match.kind} />
      <span class="hint">{t('exchange.match.fits', { share: percent(match.fit / FULL_FIT) })}</span>
      <a href={below(href)} aria-label={`${t(next)}: ${pair}`}>
        {t(next)}
      </a>
    </li>
  )
}

function AgreementItem({ agreement }: { agreement: Agreement }) {
  const { t, shortDay } = useTexts()
  const below = useBelow()
  const names = [partyName(agreement.need), partyName(agreement.offer)].filter(Boolean).join(' · ')
  return (
    <li class="beside">
      <a href={below(`/exchange/agreements/${agreement.id}`)}>{agreement.title}</a>
      <KindTag code={agreement.kind} />
      <OutcomeTag agreement={agreement} />
      <span class="hint">
        {[names, agreement.startsOn && t('exchange.agreement.since', { day: shortDay(agreement.startsOn) })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {!agreement.endedOn && (
        <a
          href={below(`/exchange/agreements/${agreement.id}/end`)}
          aria-label={`${t('exchange.end.link')}: ${agreement.title}`}
        >
          {t('exchange.end.link')}
        </a>
      )}
    </li>
  )
}
