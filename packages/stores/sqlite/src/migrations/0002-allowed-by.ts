/** What would have allowed a suppression, beside its count. */
export const allowedBy = "ALTER TABLE count ADD COLUMN allowed_by TEXT;";
