import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { DESK, STAFF } from '../../rules.ts'
import { pathForm } from '../forms.ts'
import { LEARNING, todayOf } from '../parts/here.ts'
import { PathFields } from '../parts/path-fields.tsx'
import { type PathLine, paths } from '../reads.ts'
import { openPath } from '../writes.ts'

/** What one can learn here, and a form to open a further path. */
export const trainingPaths = new Hono<Env>()
  .get('/training', (c) => show(c, requireRole(c, ...LEARNING)))
  .post('/training', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(pathForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    await asActor(actor, (tx) => openPath(tx, actor, form.once, form.value))
    flash(c, 'operators.training.opened')
    return c.redirect(below(c, `/training/${form.once}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const all = await asActor(actor, (tx) => paths(tx, todayOf(c)))
  const may = { open: holdsRole(actor, ...DESK), see: holdsRole(actor, ...STAFF) }
  return c.render(<PathsPage all={all} may={may} form={form} />, {
    title: c.var.t('operators.training.heading'),
  })
}

type Props = { all: PathLine[]; may: { open: boolean; see: boolean }; form: FormState }

function PathsPage({ all, may, form }: Props) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="operators.training.heading"
      lead="operators.training.lead"
      actions={
        <>
          <ButtonLink href={at('/training/mine')} label="operators.training.mine" quiet />
          {may.see && (
            <>
              <ButtonLink href={at('/training/competences')} label="operators.competences.heading" quiet />
              <ButtonLink href={at('/training/exchanges')} label="operators.makers.heading" quiet />
              <ButtonLink href={at('/training/supervision')} label="operators.supervision.heading" quiet />
            </>
          )}
        </>
      }
    >
      {all.length === 0 ? (
        <EmptyState heading="operators.training.none" text="operators.training.noneText" />
      ) : (
        <Table
          caption="operators.training.caption"
          captionHidden
          file
          rows={all}
          columns={[
            {
              heading: 'operators.training.name',
              main: true,
              cell: ({ id, name, endedOn }) => (
                <>
                  <a href={at(`/training/${id}`)}>{name}</a>{' '}
                  {endedOn && <Tag>{t('operators.training.ended')}</Tag>}
                </>
              ),
            },
            {
              heading: 'operators.training.forWhom',
              cell: ({ forWhom }) => t(`operators.training.audience.${forWhom}`),
            },
            { heading: 'operators.training.hours', numeric: true, cell: ({ hours }) => number(hours) },
            ...(may.see
              ? [
                  {
                    heading: 'operators.training.people',
                    numeric: true,
                    cell: ({ people }: PathLine) => number(people),
                  } as const,
                ]
              : []),
            {
              heading: 'operators.training.next',
              cell: ({ nextOn }) => (nextOn ? day(nextOn) : '–'),
            },
          ]}
        />
      )}
      {may.open && (
        <Section heading="operators.training.open">
          <Form {...form} action={at('/training')} submit="operators.training.openNow">
            <PathFields />
          </Form>
        </Section>
      )}
    </Page>
  )
}
