import { commandIn } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Outcome } from '../../ground/forms/outcome.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { answerAccount, renderAccount } from '../../rooms/funds/accounts/writes.ts'
import { decide } from '../../rooms/funds/approvals/writes.ts'
import {
  EXAMPLE_FUNDS,
  EXAMPLE_SOURCES,
  type ExampleCommitment,
  exampleCommitments,
} from '../../rooms/funds/example.ts'
import { attach } from '../../rooms/funds/papers/writes.ts'
import { commitmentById } from '../../rooms/funds/reads.ts'
import { keepBalance, markSeen } from '../../rooms/funds/reconciliation/writes.ts'
import type { Purpose } from '../../rooms/funds/rules.ts'
import { openFund } from '../../rooms/funds/setup/writes.ts'
import { allot, receive, recordSource } from '../../rooms/funds/sources/writes.ts'
import { commitFunds, payCommitment, planInstalments, repay } from '../../rooms/funds/writes.ts'
import { become } from './book.ts'
import type { Cast } from './cast.ts'
import { FINAL } from './published.ts'

const ROLES = ['coordinator', 'administrator', 'facilitator']
const EURO = 100
const OPENED = '2016-05-02'
const RECEIPT = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >> endobj
trailer << /Root 1 0 R >>
startxref
180
%%EOF
`

/** What the story refuses is a mistake of ours. */
function must<V>(outcome: Outcome<V, string>): V {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** The money of the example, moved as anyone would move it: every rule of the ledger holds for it too. */
export async function writeFunds(tx: ActorTx, territoryId: string, dice: Dice, cast: Cast, today: string) {
  const administrator =
    cast.operators.find(({ roles }) => roles.includes('administrator')) ?? cast.coordinator
  const desk = commandIn(territoryId, ROLES, cast.coordinator.id)
  const second = commandIn(territoryId, ROLES, administrator.id)
  const asDesk = () => become(tx, territoryId, cast.coordinator.id)
  const asSecond = () => become(tx, territoryId, administrator.id)
  await asDesk()
  const atTheBank: { entryId: string; seenOn: string }[] = []
  const funds = await openFunds()

  const bodies = cast.organisations.filter(({ kind }) => kind === 'association' || kind === 'informal_group')
  const grantees = dice.some(bodies, 22)
  const commitments = exampleCommitments(dice)
  const ids = commitments.map(({ on }) => dice.id(on))
  for (const [at, one] of commitments.entries()) must(await commit(ids[at] ?? '', one))
  await asSecond()
  for (const [at, { on }] of commitments.entries()) {
    const commitment = await commitmentById(tx, ids[at] ?? '')
    if (commitment?.state !== 'waiting') continue
    must(
      await decide(tx, second, {
        id: dice.id(on),
        commitmentId: commitment.id,
        decision: 'approved',
        on: daysLater(on, 3),
      }),
    )
  }
  await asDesk()
  for (const [at, one] of commitments.entries()) await settle(ids[at] ?? '', one)
  await markSeen(
    tx,
    desk,
    atTheBank.filter(({ seenOn }) => seenOn <= FINAL.on),
  )
  await keepBalance(tx, desk, dice.id(FINAL.on), FINAL.on, await cashAt())
  await oneThatWaits()

  async function openFunds() {
    const sources = EXAMPLE_SOURCES.map(({ received: [first] }) => dice.id(first?.[0] ?? OPENED))
    for (const [at, { name, kind, giver, received }] of EXAMPLE_SOURCES.entries()) {
      const sourceId = sources[at] ?? ''
      await recordSource(tx, desk, sourceId, { name, kind, giverName: giver })
      for (const [on, euro] of received) {
        const id = dice.id(on)
        await receive(tx, desk, { id, sourceId, cents: euro * EURO, on })
        atTheBank.push({ entryId: id, seenOn: on })
      }
    }
    const opened = new Map<Purpose, string>()
    for (const { allotted, ...fund } of EXAMPLE_FUNDS) {
      const fundId = dice.id(OPENED)
      opened.set(fund.purpose, fundId)
      await openFund(tx, desk, fundId, { ...fund, openedOn: OPENED, office: 'Ufficio di Piano' })
      for (const [on, euro, source] of allotted)
        must(
          await allot(tx, desk, {
            id: dice.id(on),
            sourceId: sources[source] ?? '',
            fundId,
            cents: euro * EURO,
            on,
          }),
        )
    }
    return opened
  }

  function commit(id: string, one: ExampleCommitment) {
    const { purpose, nature, cents, on, why, act, organisation } = one
    const body = organisation === undefined ? undefined : grantees[organisation % grantees.length]
    return commitFunds(tx, desk, {
      id,
      fundId: funds.get(purpose) ?? '',
      purpose,
      nature,
      cents,
      on,
      why,
      act,
      ...(body
        ? {
            organisationId: body.id,
            // Ideas have the ids of their commitments: the calls themselves are written after them.
            source: purpose === 'idea' ? { kind: 'idea', id } : { kind: 'organisation', id: body.id },
          }
        : { source: { kind: 'fund_commitment', id } }),
    })
  }

  async function settle(commitmentId: string, { paid, back, account }: ExampleCommitment) {
    for (const [at, { on, cents }] of paid.entries()) {
      const id = dice.id(on)
      const reference = `Mandato ${dice.int(100, 999)}-${at + 1}`
      must(await payCommitment(tx, desk, { id, commitmentId, cents, on, reference, again: true }))
      atTheBank.push({ entryId: id, seenOn: daysLater(on, dice.int(1, 3)) })
    }
    if (back) {
      const { on, cents, plan } = back
      if (plan) {
        const { times, on: firstOn } = plan
        must(await planInstalments(tx, desk, { id: dice.id(firstOn), commitmentId, times, firstOn }))
      }
      const id = dice.id(on)
      must(await repay(tx, desk, { id, commitmentId, cents, on }))
      atTheBank.push({ entryId: id, seenOn: on })
    }
    if (!account) return
    const commitment = await commitmentById(tx, commitmentId)
    if (!commitment) return
    const id = dice.id(account.on)
    must(await renderAccount(tx, desk, id, commitment, { ...account, cents: commitment.paidCents }))
    if (dice.chance(0.8)) must(await answerAccount(tx, desk, id, { outcome: 'accepted' }))
    if (commitment.onDate > '2016-12-15') return
    const paper = { commitmentId, name: 'ricevuta.pdf', bytes: Buffer.from(RECEIPT), reserved: false }
    must(await attach(tx, desk, dice.id(account.on), paper))
  }

  /** What the bank held at the end: what it had shown coming in, less what it had shown going out. */
  async function cashAt() {
    const movements = await tx
      .selectFrom('fund_entry as e')
      .innerJoin('fund_seen as s', 's.entry_id', 'e.id')
      .where('s.seen_on', '<=', FINAL.on)
      .select(['e.kind', 'e.cents'])
      .execute()
    return movements.reduce((sum, { kind, cents }) => (kind === 'paid' ? sum - cents : sum + cents), 0)
  }

  /** A commitment of these days that nobody has decided on yet. */
  async function oneThatWaits() {
    const on = daysLater(today, -2)
    const [body] = grantees
    if (!body) return
    must(
      await commitFunds(tx, desk, {
        id: dice.id(on),
        fundId: funds.get('idea') ?? '',
        purpose: 'idea',
        cents: 1_200 * EURO,
        source: { kind: 'organisation', id: body.id },
        organisationId: body.id,
        why: 'Serate in piazza',
        on,
      }),
    )
  }
}
