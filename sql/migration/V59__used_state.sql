-- Room lti.launch: every launch writes a row of this table, and only the sweep, every few minutes, looks for old ones: it can read them all.
drop index used_state_expiry;
