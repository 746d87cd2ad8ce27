import * as z from 'zod'

type Fields = Record<string, unknown>
/** What was typed into one row, and which row it was. */
export type TypedRow<T> = T & { row: number }

/** The name of a field in a row: `minutes` of row 3 is sent as `minutes-3`. */
export const rowField = (name: string, row: number) => `${name}-${row}`

const fieldsOf = (sent: Fields, row: number): Fields =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, given]) =>
      name.endsWith(`-${row}`) ? [[name.slice(0, -`-${row}`.length), given]] : [],
    ),
  )

/**
 * Many rows of one form, each read by the same schema; what is wrong stands beside the field of its row. A row in which none
 * of the `begins` was given is empty, whatever else the page had filled in, and left out.
 */
export function rowForm<S extends z.ZodType<object>>(
  schema: S,
  rows: readonly number[],
  begins: readonly string[],
) {
  return z.record(z.string(), z.unknown()).transform((sent, context) => {
    const typed: TypedRow<z.output<S>>[] = []
    for (const row of rows) {
      const fields = fieldsOf(sent, row)
      if (!begins.some((name) => fields[name] !== undefined)) continue
      const read = schema.safeParse(fields)
      if (read.success) typed.push({ ...read.data, row })
      else
        for (const issue of read.error.issues)
          context.addIssue({ ...issue, path: [rowField(String(issue.path[0] ?? 'form'), row)] } as never)
    }
    return typed
  })
}
