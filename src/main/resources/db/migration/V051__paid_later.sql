-- What stayed due may be paid later, with another card; who brings a friend is thanked from the platform's own account.
ALTER TABLE gateway_call DROP CONSTRAINT gateway_call_kind_check,
    ADD CONSTRAINT gateway_call_kind_check CHECK (kind IN ('AUTHORISE', 'CAPTURE', 'VOID', 'REFUND', 'TOP_UP', 'TIP', 'PAY'));
ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_kind_check,
    ADD CONSTRAINT ledger_transaction_kind_check CHECK (kind IN
        ('FARE', 'CANCELLATION_FEE', 'PAYMENT', 'REFUND', 'TIP', 'TOP_UP', 'HOLD', 'RELEASE', 'REFERRAL'));
