import type { CompiledCondition, ConditionContext, Leaf, Truth, View } from "./compiled.ts";
import { compileAggregate } from "./aggregate.ts";
import type { ConditionDefinition } from "./definition.ts";
import { compileDid } from "./did.ts";
import { all, any, not } from "./logic.ts";
import { requiredSpan } from "./plain.ts";
import { compileScored } from "./scored.ts";
import { compileActiveBeyond, compileInactive, compileSince } from "./since.ts";
import { compileLast, compileTrait } from "./value-of.ts";

/**
 * Compiles a condition that has been checked and whose arms are resolved; its registers are added to the table. Throws a
 * `TypeError` where either is not so.
 */
export function compileCondition(
  definition: ConditionDefinition,
  context: ConditionContext,
): CompiledCondition {
  if ("all" in definition) {
    const parts = definition.all.map((each) => compileCondition(each, context));
    return whole(definition, all(parts), parts);
  }
  if ("any" in definition) {
    const parts = definition.any.map((each) => compileCondition(each, context));
    return whole(definition, any(parts), parts);
  }
  if ("not" in definition) {
    const part = compileCondition(definition.not, context);
    return whole(definition, not(part), [part]);
  }
  if ("inSegment" in definition) {
    const segment = context.segment(definition.inSegment);
    return whole(definition, (view) => segment.evaluate(view), [segment]);
  }
  return leaf(definition, compileLeaf(definition, context));
}

type LeafDefinition = Exclude<
  ConditionDefinition,
  | { readonly all: unknown }
  | { readonly any: unknown }
  | { readonly not: unknown }
  | { readonly inSegment: unknown }
>;

function compileLeaf(definition: LeafDefinition, context: ConditionContext): Leaf {
  if ("did" in definition) return compileDid(definition, context);
  if ("last" in definition) {
    const { last, where, path, test } = definition;
    return compileLast(last, where, path, test, context);
  }
  if ("since" in definition) {
    const { since, where, atLeast } = definition;
    return compileSince(since, where, requiredSpan(atLeast), context);
  }
  if ("activeBeyond" in definition) return compileActiveBeyond(requiredSpan(definition.activeBeyond));
  if ("inactive" in definition) return compileInactive(requiredSpan(definition.inactive));
  if ("trait" in definition) return compileTrait(definition.trait, definition.test, context);
  if ("scored" in definition) return compileScored(definition, context);
  if ("consented" in definition) return consented(definition.consented);
  return compileAggregate(definition, context);
}

/** The engine asks again whenever a permission may have changed. */
function consented(purpose: string): Leaf {
  return {
    registers: [],
    readsConsent: true,
    evaluate: (view) => ({ holds: view.permitted(purpose), next: Infinity }),
    look: (view) => ({ permitted: view.permitted(purpose) }),
  };
}

function leaf(
  definition: ConditionDefinition,
  { registers, evaluate, look, ...reads }: Leaf,
): CompiledCondition {
  return {
    definition,
    evaluate,
    explain: (view) => ({ ...evaluate(view), seen: look(view) }),
    registers: new Set(registers),
    readsActivity: reads.readsActivity ?? false,
    readsConsent: reads.readsConsent ?? false,
    readsFirstSeen: reads.readsFirstSeen ?? false,
    parts: [],
  };
}

/** What its parts saw, their own `explain` tells. */
function whole(
  definition: ConditionDefinition,
  evaluate: (view: View) => Truth,
  parts: readonly CompiledCondition[],
): CompiledCondition {
  return {
    definition,
    evaluate,
    explain: evaluate,
    registers: new Set(parts.flatMap((part) => [...part.registers])),
    readsActivity: parts.some((part) => part.readsActivity),
    readsConsent: parts.some((part) => part.readsConsent),
    readsFirstSeen: parts.some((part) => part.readsFirstSeen),
    parts,
  };
}
