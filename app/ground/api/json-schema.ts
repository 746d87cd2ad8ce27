import * as z from 'zod'

type Schema = Record<string, unknown>

/** How a shape looks to a program that sends it: a tick is a boolean, what is read as a number may be one. */
export function sentSchema(shape: z.ZodType): Schema {
  return without(
    z.toJSONSchema(shape, {
      io: 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const { def } = zodSchema._zod
        if (def.type === 'literal' && (def as { values?: unknown[] }).values?.[0] === 'yes') {
          for (const name of ['const', 'enum', 'type']) delete (jsonSchema as Schema)[name]
          jsonSchema.type = 'boolean'
        }
        if (def.type === 'number' && (def as { coerce?: boolean }).coerce) jsonSchema.type ??= 'number'
      },
    }) as Schema,
  )
}

/** How a shape looks to a program that reads it. */
export const toldSchema = (shape: z.ZodType): Schema =>
  without(z.toJSONSchema(shape, { unrepresentable: 'any' }) as Schema)

const without = ({ $schema: _, ...schema }: Schema) => schema
