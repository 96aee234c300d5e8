import type { EpochMs, QueuedDelivery } from "@heed/core/contracts";

export const NOW: EpochMs = Date.UTC(2026, 10, 24, 9);

export const aDelivery: QueuedDelivery = {
  sink: "crm",
  profile: "u:anna",
  start: { at: NOW, seq: 1 },
  queuedAt: NOW,
  delivery: {
    id: "d-1",
    trigger: "abandoned_cart",
    as: "Abandoned Cart",
    identity: { userId: "anna" },
    payload: {},
    consent: { purpose: "email_marketing", basis: "policy" },
    occurredAt: NOW,
    expiresAt: NOW + 86_400_000,
    attempt: 0,
    uncertain: false,
  },
};
