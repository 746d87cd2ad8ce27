import { useRequestContext } from 'hono/jsx-renderer'
import { useTexts } from '../texts/use-texts.ts'
import { withQuery } from './address-bar.ts'

/** Reads `?page=`: a whole number from 1, whatever the address says. */
export function pageOf(page: string | undefined): number {
  const asked = Number(page)
  return Number.isSafeInteger(asked) && asked > 0 ? asked : 1
}

type PaginationProps = { page: number; perPage: number; total: number }

/** Where we are in a long list, and the ways to its neighbours. */
export function Pagination({ page, perPage, total }: PaginationProps) {
  const c = useRequestContext()
  const { t, number } = useTexts()
  const pages = Math.ceil(total / perPage)
  if (pages <= 1) return null
  const to = (other: number) => withQuery(c.req.url, { page: other === 1 ? undefined : other })
  return (
    <nav class="pages" aria-label={t('ui.pagination.label')}>
      {page > 1 && (
        <a class="btn btn-outline-primary" href={to(page - 1)} rel="prev">
          {t('ui.pagination.previous')}
        </a>
      )}
      <p>{t('ui.pagination.where', { page: number(page), pages: number(pages), total: number(total) })}</p>
      {page < pages && (
        <a class="btn btn-outline-primary" href={to(page + 1)} rel="next">
          {t('ui.pagination.next')}
        </a>
      )}
    </nav>
  )
}
