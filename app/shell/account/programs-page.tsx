import type { ProgramAccess } from '../../ground/access/program-access.ts'
import type { Membership } from '../../ground/access/request.ts'
import type { FormState } from '../../ground/forms/parse-form.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { Callout } from '../../ground/ui/callout.tsx'
import { Checkboxes, Select } from '../../ground/ui/choices.tsx'
import { Field, Hidden } from '../../ground/ui/field.tsx'
import { ActionButton, Form } from '../../ground/ui/form.tsx'
import { Page, Section } from '../../ground/ui/page.tsx'
import { Table } from '../../ground/ui/table.tsx'
import { When } from '../../ground/ui/when.tsx'
import { CONTRACTS, SCOPES } from '../api/contracts.ts'

export const HERE = '/account/programs'
const CRUMBS = [{ href: '/account', label: 'account.heading' }] as const

type Props = {
  memberships: readonly Membership[]
  /** Where the access will hold; nothing while one of several is yet to be chosen. */
  chosen: Membership | undefined
  accesses: readonly ProgramAccess[]
  today: string
  usual: string
  recent: boolean
  form?: FormState
  token?: string
}

/** The accesses that programs of somebody's have; a new one shows its token this once. */
export function ProgramsPage({ memberships, chosen, accesses, today, recent, token, ...making }: Props) {
  const { t } = useTexts()
  const standing = accesses.filter(({ revokedAt, expiresOn }) => !revokedAt && expiresOn >= today)
  const over = accesses.filter((one) => !standing.includes(one))
  const nameOf = (territoryId: string) =>
    memberships.find((one) => one.territoryId === territoryId)?.name ?? '—'
  return (
    <Page heading="account.programs.heading" lead="account.programs.lead" crumbs={[...CRUMBS]}>
      {token && (
        <Callout kind="success" heading="account.programs.made" alert>
          <p>{t('account.programs.once')}</p>
          <pre class="panel answer">
            <code>{token}</code>
          </pre>
        </Callout>
      )}
      <Section heading="account.programs.standing">
        {standing.length === 0 && <p>{t('account.programs.none')}</p>}
        {standing.length > 0 && <AccessTable accesses={standing} nameOf={nameOf} mayRevoke />}
      </Section>
      <Section heading="account.programs.new" lead="account.programs.newLead">
        {recent ? (
          <NewAccess memberships={memberships} chosen={chosen} {...making} />
        ) : (
          <>
            <p>{t('account.programs.again')}</p>
            <ActionButton action="/sign-out" label="account.second.signOut" />
          </>
        )}
      </Section>
      {over.length > 0 && (
        <Section heading="account.programs.over">
          <AccessTable accesses={over} nameOf={nameOf} />
        </Section>
      )}
    </Page>
  )
}

type TableProps = {
  accesses: readonly ProgramAccess[]
  nameOf: (id: string) => string
  mayRevoke?: boolean
}

/** What a scope lets a program do, in words. */
function useScopes() {
  const { t } = useTexts()
  const contractOf = (scope: string) => CONTRACTS.find(({ name }) => scope.startsWith(`${name}:`))
  const say = (scope: string) => {
    const contract = contractOf(scope)
    if (!contract) return scope
    const what = t(contract.label)
    return t(scope.endsWith(':read') ? 'account.programs.reads' : 'account.programs.writes', { what })
  }
  const about = (scope: string) => {
    const contract = scope.endsWith(':read') ? contractOf(scope) : undefined
    return contract && t(contract.about)
  }
  return { say, about }
}

function AccessTable({ accesses, nameOf, mayRevoke = false }: TableProps) {
  const { t } = useTexts()
  const { say } = useScopes()
  return (
    <Table
      caption={mayRevoke ? 'account.programs.standing' : 'account.programs.over'}
      captionHidden
      rows={accesses}
      columns={[
        { heading: 'account.programs.name', main: true, cell: ({ name }) => name },
        { heading: 'account.programs.territory', cell: ({ territoryId }) => nameOf(territoryId) },
        {
          heading: 'account.programs.may',
          cell: ({ scopes, acting }) =>
            `${scopes.map(say).join('; ')}${acting ? ` (${t(`operators.role.${acting}`)})` : ''}`,
        },
        { heading: 'account.programs.until', cell: ({ expiresOn }) => <When at={expiresOn} /> },
        {
          heading: 'account.programs.used',
          cell: ({ lastUsedOn }) => (lastUsedOn ? <When at={lastUsedOn} /> : t('account.programs.never')),
        },
        {
          heading: 'account.programs.end',
          cell: ({ id, name, revokedAt }) =>
            mayRevoke ? (
              <ActionButton
                action={`${HERE}/revoke`}
                label={['account.programs.revoke', { name }]}
                fields={{ access: id }}
                danger
              />
            ) : revokedAt ? (
              t('account.programs.takenBack')
            ) : (
              t('account.programs.ran')
            ),
        },
      ]}
    />
  )
}

type NewProps = Pick<Props, 'memberships' | 'chosen' | 'form'> & { usual: string }

function NewAccess({ memberships, chosen, usual, form = {} }: NewProps) {
  const { t } = useTexts()
  const { say, about } = useScopes()
  if (!chosen)
    return (
      <ul class="plain-list stack">
        {memberships.map(({ slug, name }) => (
          <li>
            <a href={`${HERE}?territory=${slug}`}>{name}</a>
          </li>
        ))}
        {memberships.length === 0 && <li>{t('account.places.none')}</li>}
      </ul>
    )
  return (
    <Form {...form} action={HERE} submit="account.programs.make" answersItself>
      <Hidden name="territory" value={chosen.slug} />
      <p>
        {t('account.programs.where', { territory: chosen.name })}{' '}
        {memberships.length > 1 && <a href={HERE}>{t('account.programs.elsewhere')}</a>}
      </p>
      <Field
        name="name"
        label="account.programs.name"
        hint="account.programs.nameHint"
        maxlength={80}
        required
      />
      <Checkboxes
        name="scopes"
        label="account.programs.may"
        hint="account.programs.mayHint"
        required
        options={SCOPES.map((scope) => ({ value: scope, label: say(scope), hint: about(scope) }))}
      />
      {chosen.roles.length > 1 && (
        <Select
          name="acting"
          label="account.programs.as"
          blank="account.programs.asAll"
          options={chosen.roles.map((role) => ({ value: role, label: t(`operators.role.${role}`) }))}
        />
      )}
      <Field
        name="expiresOn"
        type="date"
        label="account.programs.until"
        hint="account.programs.untilHint"
        value={usual}
        required
      />
    </Form>
  )
}
