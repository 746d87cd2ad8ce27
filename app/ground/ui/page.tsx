import type { Child, PropsWithChildren } from 'hono/jsx'
import { useTexts, type Words } from '../texts/use-texts.ts'
import { HeadingLevel } from './heading-level.ts'
import { Icon } from './icon.tsx'
import { WithTerms } from './term.tsx'

export type Crumb = { href: string; label: Words }

/** Where this page stands; the page itself comes last, without a link. */
export function Breadcrumb({ crumbs, here }: { crumbs: readonly Crumb[]; here: Words }) {
  const { t, say } = useTexts()
  return (
    <nav class="crumbs" aria-label={t('ui.breadcrumb.label')}>
      <ol class="breadcrumb">
        {crumbs.map((crumb) => (
          <li class="breadcrumb-item">
            <a href={crumb.href}>{say(crumb.label)}</a>
          </li>
        ))}
        <li class="breadcrumb-item active" aria-current="page">
          {say(here)}
        </li>
      </ol>
    </nav>
  )
}

type PageProps = {
  heading: Words
  /** A line above the heading: the kind of thing this is. */
  kicker?: Child
  /** One or two sentences under it. */
  lead?: Words | undefined
  /** Words of the lead that the glossary explains, by their entry. */
  terms?: readonly string[]
  crumbs?: readonly Crumb[]
  /** Links and buttons for what can be done here, the main one first. */
  actions?: Child
  /** Narrow pages for reading and filling in; wide ones for lists and figures. */
  width?: 'reading' | 'wide'
}

/** The body of every page: breadcrumb, one h1, what can be done, content. */
export function Page({
  heading,
  kicker,
  lead,
  terms,
  crumbs,
  actions,
  width = 'wide',
  children,
}: PropsWithChildren<PageProps>) {
  const { say } = useTexts()
  return (
    <div class={`page page-${width}`}>
      {crumbs && <Breadcrumb crumbs={crumbs} here={heading} />}
      <header class="page-heading">
        <div>
          {kicker && <p class="kicker">{kicker}</p>}
          <h1>{say(heading)}</h1>
          {lead && (
            <p class="lead">
              <WithTerms text={say(lead)} terms={terms} />
            </p>
          )}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

type SectionProps = {
  heading: Words
  id?: string
  actions?: Child
  lead?: Words
  terms?: readonly string[]
}

/** A part of a page under its own h2. */
export function Section({ heading, id, actions, lead, terms, children }: PropsWithChildren<SectionProps>) {
  const { say } = useTexts()
  return (
    <section class="section" id={id}>
      <div class="section-heading">
        <h2>{say(heading)}</h2>
        {actions && <div class="page-actions">{actions}</div>}
      </div>
      {lead && (
        <p class="section-lead">
          <WithTerms text={say(lead)} terms={terms} />
        </p>
      )}
      <HeadingLevel.Provider value={3}>{children}</HeadingLevel.Provider>
    </section>
  )
}

type ButtonLinkProps = {
  href: string
  label: Words
  quiet?: boolean
  icon?: Parameters<typeof Icon>[0]['name']
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ href, label, quiet = false, icon }: ButtonLinkProps) {
  return (
    <a href={href} class={quiet ? 'btn btn-outline-primary' : 'btn btn-primary'}>
      {icon && <Icon name={icon} />}
      {useTexts().say(label)}
    </a>
  )
}

/** Main column and what stands beside it; one under the other on a phone. */
export function Split({ aside, children }: PropsWithChildren<{ aside: Child }>) {
  return (
    <div class="split">
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
}
