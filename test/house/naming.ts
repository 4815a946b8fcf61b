/** One concept, one file: `fooBar.ts` exports `fooBar` or `FooBar`, and the folder's list knows the file. */
import { basename } from 'node:path';
import ts from 'typescript';

import { importGraph, reachable } from './imports.ts';
import type { SourceFile } from './repository.ts';

const ANY_EXPORTS = new Set(['index.ts', 'main.ts', 'types.ts', 'errors.ts', 'graph.ts']);

/** Files that are not named after an export. `families` lists them by path; an entry that is not needed is an offence. */
export function namingOffences(files: readonly SourceFile[], families: readonly string[]): string[] {
  const misnamed = new Set(files.filter((file) => !isNamedAfterExport(file)).map((file) => file.path));
  return [
    ...[...misnamed]
      .filter((path) => !families.includes(path))
      .map((path) => `${path}: exports nothing called '${basename(path, '.ts')}'`),
    ...families
      .filter((path) => !misnamed.has(path))
      .map((path) => `${path}: needs no exception; take it off the list`),
  ];
}

/** Files below `folder` that its index.ts does not lead to. An absent folder has none. */
export function unlistedFiles(files: readonly SourceFile[], folder: string): string[] {
  const listed = reachable(importGraph(files), `${folder}/index.ts`);
  return files
    .map((file) => file.path)
    .filter((path) => path.startsWith(`${folder}/`) && !listed.has(path))
    .map((path) => `${path}: ${folder}/index.ts does not lead to it`);
}

function isNamedAfterExport({ path, text }: SourceFile): boolean {
  const name = basename(path);
  if (ANY_EXPORTS.has(name) || name.endsWith('.d.ts') || name.includes('.gen.')) return true;
  const wanted = basename(name, '.ts').toLowerCase();
  return exportedNames(text).some((exported) => exported.toLowerCase() === wanted);
}

/** Names that a module exports, declared in it or passed on by name. */
export function exportedNames(text: string): string[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.ES2022);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (clause === undefined) return [];
      return ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : [clause.name.text];
    }
    if (!ts.canHaveModifiers(statement)) return [];
    const modifiers = ts.getModifiers(statement) ?? [];
    if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap((d) => boundNames(d.name));
    const named = statement as ts.Statement & { readonly name?: ts.Identifier };
    return named.name === undefined ? [] : [named.name.text];
  });
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}
