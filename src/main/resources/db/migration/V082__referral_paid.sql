-- The credit of an invitation is paid once, with the first ride that follows.
ALTER TABLE referral ADD COLUMN paid_at timestamptz;
