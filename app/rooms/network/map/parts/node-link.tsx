import { useBelow } from '../../../../ground/ui/below.ts'

const PATHS = { person: 'people', organisation: 'organisations' } as const

export function NodeLink({ node }: { node: { id: string; kind: keyof typeof PATHS; name: string } }) {
  const below = useBelow()
  return <a href={below(`/${PATHS[node.kind]}/${node.id}`)}>{node.name}</a>
}
