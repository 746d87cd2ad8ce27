import { type Child, type PropsWithChildren, useContext } from 'hono/jsx'
import { HeadingLevel } from './heading-level.ts'

export function CardGrid({ children, wide = false }: PropsWithChildren<{ wide?: boolean }>) {
  return <ul class={wide ? 'card-grid card-grid-wide' : 'card-grid'}>{children}</ul>
}

type CardProps = {
  title: Child
  href?: string | undefined
  /** Above the title: kind or date. */
  kicker?: Child
  /** Beside the title, on its left: a DateLeaf or an icon. */
  mark?: Child
  /** Below a thin line: tags, links. */
  foot?: Child
  /** Where a link to this card goes. */
  id?: string | undefined
}

/** One thing among others, inside a CardGrid; with `href` the whole card leads there through its title. */
export function Card({ title, href, kicker, mark, foot, id, children }: PropsWithChildren<CardProps>) {
  const Heading = `h${useContext(HeadingLevel)}` as const
  return (
    <li id={id} class={href ? 'card card-link' : 'card'}>
      <div class="card-main">
        {mark && <div class="card-mark">{mark}</div>}
        <div>
          {kicker && <p class="kicker">{kicker}</p>}
          <Heading class="card-title">{href ? <a href={href}>{title}</a> : title}</Heading>
          {children}
        </div>
      </div>
      {foot && <div class="card-foot">{foot}</div>}
    </li>
  )
}
