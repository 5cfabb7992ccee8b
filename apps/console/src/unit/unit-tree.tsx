import { trpc } from '@gangmu/client/trpc';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly hasChildren: boolean;
}

/** The tree, loaded a level at a time. */
export function UnitTree({ selected, open }: { selected: string | null; open(id: string): void }) {
  const root = useQuery(trpc.unit.root.queryOptions());
  if (!root.data) return null;
  return (
    <ul className="plain" style={{ marginTop: 12 }}>
      <Branch
        unit={{ id: root.data.id, name: root.data.name, hasChildren: true }}
        level={0}
        selected={selected}
        open={open}
        startOpen
      />
    </ul>
  );
}

function Branch({
  unit,
  level,
  selected,
  open,
  startOpen = false,
}: {
  unit: Shown;
  level: number;
  selected: string | null;
  open(id: string): void;
  startOpen?: boolean;
}) {
  const [opened, setOpened] = useState(startOpen);
  const children = useQuery({
    ...trpc.unit.children.queryOptions({ parentId: unit.id, limit: 200 }),
    enabled: opened,
  });
  return (
    <li>
      <span style={{ display: 'flex', paddingInlineStart: level * 14, alignItems: 'center' }}>
        {unit.hasChildren ? (
          <Button
            type="text"
            size="small"
            aria-expanded={opened}
            aria-label={`${opened ? '−' : '+'} ${unit.name}`}
            onClick={() => setOpened(!opened)}
          >
            {opened ? '−' : '+'}
          </Button>
        ) : (
          <span style={{ width: 28 }} />
        )}
        <button
          type="button"
          className="leaf"
          aria-current={unit.id === selected}
          onClick={() => open(unit.id)}
        >
          {unit.name}
        </button>
      </span>
      {opened && children.data && children.data.rows.length > 0 && (
        <ul className="plain">
          {children.data.rows.map((child) => (
            <Branch key={child.id} unit={child} level={level + 1} selected={selected} open={open} />
          ))}
        </ul>
      )}
    </li>
  );
}
