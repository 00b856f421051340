// Knows how an office says which contracts it wants to see; the answer stands in the address.
import { Form, Link } from "@remix-run/react";
import { QUEUE_OWNERS, QUEUE_SORTS, QUEUE_STATES, type QueueAsked, queuePath } from "#app/domain/contracts/queue.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { type Option, SelectField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions } from "./contract-words.ts";

function Ticks({ asked }: { readonly asked: QueueAsked }) {
  const t = useText();
  const box = (name: "late" | "large", isOn: boolean) => (
    <label className="inline-flex min-h-8 items-center gap-2">
      <input type="checkbox" name={name} value="1" defaultChecked={isOn} className="size-4 accent-brand" />
      {t(`contract.work.${name}`)}
    </label>
  );
  return (
    <p className="flex flex-wrap gap-x-6">
      {box("late", asked.isLate)}
      {box("large", asked.isLarge)}
    </p>
  );
}

export function WorkFilters({ asked }: { readonly asked: QueueAsked }) {
  const t = useText();
  const all = (label: string): Option => ({ value: "", label });
  const states = QUEUE_STATES.map((value) => ({ value, label: t(`contract.state.${value}`) }));
  const owners = QUEUE_OWNERS.map((value) => ({ value, label: t(`contract.work.owner.${value}`) }));
  const sorts = QUEUE_SORTS.map((value) => ({ value, label: t(`contract.work.sort.${value}`) }));
  const selects = [
    { name: "state", label: t("contract.work.state"), options: [all(t("contract.work.state.all")), ...states], value: asked.state ?? "" },
    { name: "class", label: t("contract.work.class"), options: [all(t("contract.work.class.all")), ...classOptions(t)], value: asked.class ?? "" },
    { name: "owner", label: t("contract.work.owner"), options: [all(t("contract.work.owner.all")), ...owners], value: asked.owner ?? "" },
    { name: "sort", label: t("contract.work.sort"), options: sorts, value: asked.sort },
  ] as const;
  return (
    <Form method="get" action="/contracts" key={queuePath(asked)} aria-label={t("contract.work.filters")} className="my-4 rounded border border-line px-4 py-2">
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
        {selects.map(({ name, label, options, value }) => (
          <SelectField key={name} name={name} label={label} options={options} defaultValue={value} withoutEmpty required />
        ))}
      </div>
      <Ticks asked={asked} />
      <p className="my-3 flex flex-wrap items-center gap-4">
        <SubmitButton look="plain">{t("contract.work.apply")}</SubmitButton>
        <Link to="/contracts">{t("contract.work.reset")}</Link>
      </p>
    </Form>
  );
}
