import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { isText, type TextKey } from '../../../../ground/texts/texts.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { DESK } from '../../../operators/rules.ts'
import type { Kind } from '../../kinds/forms.ts'
import { weightsOf } from '../../matches/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { kindHere } from '../../parts/here.ts'
import { weightsForm } from '../forms.ts'
import { weigh } from '../writes.ts'

/** Anyone may read how wishes weigh here: it is the rule by which matches are proposed. The desk changes it. */
export const weightsPage = new Hono<Env>()
  .get('/exchange/weights/:codeOfKind', (c) => show(c))
  .post('/exchange/weights/:codeOfKind', async (c) => {
    const actor = requireRole(c, ...DESK)
    const kind = kindHere(c)
    const form = await parseForm(weightsForm(kind), c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    await asActor(actor, (tx) => weigh(tx, actor, kind.code, form.value as Record<string, number>))
    flash(c, 'exchange.weights.saved')
    return c.redirect(below(c, `/exchange/weights/${kind.code}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const { actor } = c.var
  const kind = kindHere(c)
  const weights = await asActor(actor, (tx) => weightsOf(tx, kind.code))
  return c.render(<WeightsPage kind={kind} weights={weights} form={form} may={holdsRole(actor, ...DESK)} />, {
    title: c.var.t('exchange.weights.heading'),
    section: '/exchange',
  })
}

type Props = { kind: Kind; weights: Record<string, number>; form: FormState; may: boolean }

/** A criterion has a word of its own where its kind wrote one; else its code. */
export const criterionKey = (kind: string, code: string) => `exchange.${kind}.criterion.${code}`

function WeightsPage({ kind, weights, form, may }: Props) {
  const { t, number } = useTexts()
  const said = (code: string) => {
    const key = criterionKey(kind.code, code)
    return isText(key) ? t(key as TextKey) : code
  }
  const { hard, soft } = kind.criteria
  return (
    <Page
      heading="exchange.weights.heading"
      kicker={t(kind.label)}
      lead="exchange.weights.lead"
      crumbs={useCrumbs(kind)}
      width="reading"
    >
      {hard.length > 0 && (
        <Section heading="exchange.weights.hard">
          <ul>
            {hard.map(({ code }) => (
              <li>{said(code)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section heading="exchange.weights.soft">
        {may ? (
          <Form {...form} submit="exchange.weights.save">
            {soft.map(({ code, weight }) => (
              <Field
                name={code}
                type="number"
                min={0}
                max={100}
                label={{ said: said(code) }}
                hint={['exchange.weights.usual', { weight: number(weight) }]}
                required
                value={weights[code] ?? weight}
              />
            ))}
          </Form>
        ) : (
          <DefinitionList
            items={soft.map(
              ({ code, weight }) => [{ said: said(code) }, number(weights[code] ?? weight)] as const,
            )}
          />
        )}
      </Section>
    </Page>
  )
}
