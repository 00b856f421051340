// Knows how one of several forms on a page keeps its ids and errors to itself; must never know what it asks.
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { type ButtonLook, SubmitButton } from "#app/ui/kit/button.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";

export function ScopedForm({
  scope,
  intent,
  label,
  look = "primary",
  children,
}: {
  readonly scope: string;
  readonly intent: string;
  readonly label: string;
  readonly look?: ButtonLook;
  readonly children?: ReactNode;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="formScope" value={scope} />
      <FieldScope.Provider value={scope}>{children}</FieldScope.Provider>
      <SubmitButton value={intent} look={look}>
        {label}
      </SubmitButton>
    </Form>
  );
}
