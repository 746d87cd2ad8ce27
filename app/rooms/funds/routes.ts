import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { accounts } from './accounts/pages/accounts.tsx'
import { approvals } from './approvals/pages/approvals.tsx'
import { moves } from './commitments/pages/actions.tsx'
import { oneCommitment } from './commitments/pages/commitment.tsx'
import { newCommitment } from './commitments/pages/new.tsx'
import { grants } from './grants/pages/grants.tsx'
import { ledger } from './ledger/pages/ledger.tsx'
import { reversal } from './ledger/pages/reverse.tsx'
import { fundList } from './pages/list.tsx'
import { documents } from './papers/pages/documents.tsx'
import { reconciliation } from './reconciliation/pages/reconciliation.tsx'
import { COMMITTERS } from './rules.ts'
import { fundSetup } from './setup/pages/fund.tsx'
import { approvalRule } from './setup/pages/rule.tsx'
import { oneSource } from './sources/pages/source.tsx'
import { sourceList } from './sources/pages/sources.tsx'

export const navigation = [{ href: '/funds', label: 'funds.list.nav', roles: [...COMMITTERS] }] as const

// Named addresses before those that hold an id in their place.
const PAGES = [
  fundList,
  sourceList,
  oneSource,
  approvals,
  approvalRule,
  accounts,
  reconciliation,
  documents,
  moves,
  oneCommitment,
  reversal,
  newCommitment,
  fundSetup,
  ledger,
  grants,
]

export const routes = new Hono<Env>()
for (const page of PAGES) routes.route('/', page)
