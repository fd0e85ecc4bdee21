-- The search asks how common the keys of its indexes are.
analyze users;
