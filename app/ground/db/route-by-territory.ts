import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  type JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueNode,
  WhereNode,
} from 'kysely'

/**
 * Adds `territory_id = …` to every table of a territory that a query reads, joins, updates or deletes from.
 * The wall stays the policies'; this only lets a distributed database send the query to one place, so that no
 * room has to write it. `territorial` holds the names of the tables that have the column.
 */
export function routeByTerritory(territoryId: string, territorial: ReadonlySet<string>): KyselyPlugin {
  const router = new Router(territoryId, territorial)
  return {
    transformQuery: ({ node }) => router.transformNode(node),
    transformResult: async ({ result }) => result,
  }
}

class Router extends OperationNodeTransformer {
  readonly #territoryId: string
  readonly #territorial: ReadonlySet<string>

  constructor(territoryId: string, territorial: ReadonlySet<string>) {
    super()
    this.#territoryId = territoryId
    this.#territorial = territorial
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    const query = super.transformSelectQuery(node)
    return this.#withWhere(query, query.from?.froms ?? [])
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    const query = super.transformUpdateQuery(node)
    return this.#withWhere(query, [...(query.table ? [query.table] : []), ...(query.from?.froms ?? [])])
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    const query = super.transformDeleteQuery(node)
    return this.#withWhere(query, [...query.from.froms, ...(query.using?.tables ?? [])])
  }

  protected override transformJoin(node: JoinNode): JoinNode {
    const join = super.transformJoin(node)
    const route = this.#route(join.table)
    if (!route) return join
    return { ...join, on: join.on ? OnNode.cloneWithOperation(join.on, 'And', route) : OnNode.create(route) }
  }

  #withWhere<Q extends { readonly where?: WhereNode | undefined }>(
    query: Q,
    tables: readonly OperationNode[],
  ): Q {
    const routes = tables.map((table) => this.#route(table)).filter((route) => route !== undefined)
    const [first, ...rest] = routes
    if (!first) return query
    const all = rest.reduce((sum: OperationNode, route) => AndNode.create(sum, route), first)
    const where = query.where ? WhereNode.cloneWithOperation(query.where, 'And', all) : WhereNode.create(all)
    return { ...query, where }
  }

  #route(table: OperationNode): OperationNode | undefined {
    const alias = AliasNode.is(table) && IdentifierNode.is(table.alias) ? table.alias.name : undefined
    const source = AliasNode.is(table) ? table.node : table
    if (!TableNode.is(source)) return undefined
    const { schema, identifier } = source.table
    if (schema || !this.#territorial.has(identifier.name)) return undefined
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create('territory_id'), TableNode.create(alias ?? identifier.name)),
      OperatorNode.create('='),
      ValueNode.create(this.#territoryId),
    )
  }
}
