-- What the migrations below make. `manage.py write_tables` writes it; never change it by hand.
-- Of these migrations and this text: 6c408cf3473658618fd73c344b11f72f73adf11759bc803b8b97a7f516d1a201
CREATE FUNCTION public.evidence_codebook_version_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id'
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A version of a codebook is never changed; an operation makes the next.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'codebook_version_stands_fast';
END $$;
CREATE FUNCTION public.evidence_coding_version_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM 1 FROM evidence_codebookversion AS version
        JOIN evidence_code AS code ON code.codebook_id = version.book_id
        WHERE version.id = NEW.version_id AND code.id = NEW.code_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The version is of another codebook than the code.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'coding_version_of_its_book';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.evidence_letter_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.published_at IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'published_by_id' = to_jsonb(NEW) - 'published_by_id'
        AND (NEW.published_by_id IS NULL
            OR NEW.published_by_id IS NOT DISTINCT FROM OLD.published_by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The letter is published; make a new version to change it.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_published_stands_fast';
END $$;
CREATE FUNCTION public.evidence_memo_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(OLD) - '{by_id,passage_id}'::text[] = to_jsonb(NEW) - '{by_id,passage_id}'::text[]
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A memo is never rewritten; write another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'memo_stands_fast';
END $$;
CREATE FUNCTION public.evidence_review_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM 1 FROM evidence_claimreview
            WHERE NEW.step = 'audit' AND claim_id = NEW.claim_id AND step = 'first_mark'
                AND by_id = NEW.by_id;
        IF FOUND THEN
            RAISE EXCEPTION 'The audit is another researcher''s than the first mark.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'review_audit_by_another';
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - '{by_id,through_id}'::text[] = to_jsonb(NEW) - '{by_id,through_id}'::text[]
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id)
        AND (NEW.through_id IS NULL OR NEW.through_id IS NOT DISTINCT FROM OLD.through_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A review is never changed; add another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'review_stands_fast';
END $$;
CREATE FUNCTION public.evidence_round_result_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'The result of a closed round is never changed.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'round_result_stands_fast';
END $$;
CREATE FUNCTION public.focusgroups_published_guide_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- That the version it was copied from is deleted changes nothing of this one.
    IF OLD.published_at IS NULL OR (TG_OP = 'UPDATE'
        AND to_jsonb(OLD) - 'copied_from_id' = to_jsonb(NEW) - 'copied_from_id') THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'The guide is published; make a new version to change it.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'focus_guide_published_stands_fast';
END $$;
CREATE FUNCTION public.municipalities_answer_guide_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM 1 FROM municipalities_interview AS interview
        JOIN municipalities_question AS question ON question.guide_id = interview.guide_id
        WHERE interview.id = NEW.interview_id AND question.id = NEW.question_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'The question is not of the guide that the interview was asked by.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'answer_of_its_interviews_guide';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.municipalities_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id' AND
        (to_jsonb(NEW) -> 'by_id' IS NOT DISTINCT FROM to_jsonb(OLD) -> 'by_id'
            OR to_jsonb(NEW) ->> 'by_id' IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What became of an approval is never changed; add a row.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_stands_fast';
END $$;
CREATE FUNCTION public.municipalities_guide_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- That the question of the round before is deleted changes nothing of this one.
    IF TG_OP = 'UPDATE'
        AND to_jsonb(OLD) - 'previous_question_id' = to_jsonb(NEW) - 'previous_question_id' THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM municipalities_interviewguide AS guide
        WHERE guide.published_at IS NOT NULL
            AND ((TG_OP <> 'INSERT' AND guide.id = OLD.guide_id)
                OR (TG_OP <> 'DELETE' AND guide.id = NEW.guide_id));
    IF FOUND THEN
        RAISE EXCEPTION 'The guide is published; make a new version to change it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_published_stands_fast';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION public.municipalities_interview_guide_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM 1 FROM municipalities_answer AS answer WHERE answer.interview_id = NEW.id;
    IF FOUND THEN
        RAISE EXCEPTION 'The interview has answers; they stay with the guide they were asked by.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_answers_keep_their_guide';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.municipalities_published_guide_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.published_at IS NULL OR (TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW)) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'The guide is published; make a new version to change it.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'guide_published_stands_fast';
END $$;
CREATE FUNCTION public.pilots_note_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id'
        AND (NEW.by_id IS NULL OR NEW.by_id IS NOT DISTINCT FROM OLD.by_id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What was noted or put in is never changed; add another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'note_stands_fast';
END $$;
CREATE FUNCTION public.pilots_plan_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    experiment bigint;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'pilots_pilot' THEN
        IF OLD.hypothesis_registered_at IS NOT NULL
            AND (OLD.hypothesis, OLD.hypothesis_registered_at)
                IS DISTINCT FROM (NEW.hypothesis, NEW.hypothesis_registered_at) THEN
            RAISE EXCEPTION 'The plan is registered; note what goes otherwise beside it.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_stands_fast';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'pilots_indicator' THEN
        experiment := CASE WHEN TG_OP = 'INSERT' THEN NEW.experiment_id ELSE OLD.experiment_id END;
    ELSE
        experiment := OLD.id;
    END IF;
    PERFORM 1 FROM pilots_fieldexperiment AS planned
        JOIN pilots_pilot AS pilot ON pilot.id = planned.pilot_id
        WHERE planned.id = experiment AND pilot.hypothesis_registered_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'The plan is registered; note what goes otherwise beside it.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_stands_fast';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION public.pilots_score_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM pilots_assessment
        WHERE id = NEW.assessment_id AND handed_in_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'The assessment is handed in and stands.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'assessment_stands_fast';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.pilots_stands_fast() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(OLD) - 'by_id' = to_jsonb(NEW) - 'by_id'
        AND (to_jsonb(NEW) ->> 'by_id' IS NULL
            OR to_jsonb(NEW) -> 'by_id' IS NOT DISTINCT FROM to_jsonb(OLD) -> 'by_id') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'What is published or decided is never changed; make another.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_stands_fast';
END $$;
CREATE FUNCTION public.plan_closed_period_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.closed_at IS NULL THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND (
        to_jsonb(OLD) - 'closed_by_id' = to_jsonb(NEW) - 'closed_by_id'
        OR (NEW.closed_at IS NULL AND NEW.project_id = OLD.project_id
            AND NEW.first_day = OLD.first_day AND NEW.last_day = OLD.last_day)
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The period % to % is closed; reopen it with a reason first.',
        OLD.first_day, OLD.last_day
        USING ERRCODE = 'check_violation', CONSTRAINT = 'closed_period_keeps_its_days';
END $$;
CREATE FUNCTION public.plan_period_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    closed plan_accountingperiod%ROWTYPE;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(275769);
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'entered_by_id' = to_jsonb(NEW) - 'entered_by_id' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO closed FROM plan_accountingperiod AS period
        WHERE period.closed_at IS NOT NULL AND (
            (TG_OP <> 'INSERT' AND period.project_id = OLD.project_id
                AND OLD.date BETWEEN period.first_day AND period.last_day)
            OR (TG_OP <> 'DELETE' AND period.project_id = NEW.project_id
                AND NEW.date BETWEEN period.first_day AND period.last_day))
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'The period % to % is closed; reopen it with a reason first.',
            closed.first_day, closed.last_day
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_period_is_open';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION public.trigrams(words text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT COST 10000 PARALLEL SAFE
    AS $$
BEGIN
    words := upper(words);
    RETURN string_to_array(
        regexp_replace(words, '(...)', E'\\1\n', 'g')
        || E'\n' || regexp_replace(substr(words, 2), '(...)', E'\\1\n', 'g')
        || E'\n' || regexp_replace(substr(words, 3), '(...)', E'\\1\n', 'g'),
        E'\n'
    );
END
$$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_endedlink (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    scope character varying(40) NOT NULL,
    why character varying(10) NOT NULL,
    ended_on date NOT NULL,
    told_until date NOT NULL,
    language character varying(2) NOT NULL
);
ALTER TABLE public.accounts_endedlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_endedlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_organisation (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    organisation_number character varying(9) NOT NULL,
    number_certainty character varying(40) NOT NULL,
    address character varying(200) NOT NULL,
    postal_code character varying(4) NOT NULL,
    postal_place character varying(80) NOT NULL,
    email character varying(254) NOT NULL,
    website character varying(200) NOT NULL,
    successor_id bigint,
    CONSTRAINT organisation_not_its_own_successor CHECK (((successor_id IS NULL) OR (NOT ((successor_id = id) AND (successor_id IS NOT NULL))))),
    CONSTRAINT organisation_number_has_nine_digits CHECK ((((organisation_number)::text = ''::text) OR ((organisation_number)::text ~ '^\d{9}$'::text)))
);
ALTER TABLE public.accounts_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_person (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    title character varying(200) NOT NULL,
    is_public boolean NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.accounts_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_personallink (
    id bigint NOT NULL,
    scope character varying(40) NOT NULL,
    target_id character varying(64) NOT NULL,
    token_hash character varying(64) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    max_uses integer NOT NULL,
    use_count integer NOT NULL,
    revoked_at timestamp with time zone,
    issued_by_id bigint,
    target_type_id integer NOT NULL,
    CONSTRAINT accounts_personallink_max_uses_check CHECK ((max_uses >= 0)),
    CONSTRAINT accounts_personallink_use_count_check CHECK ((use_count >= 0)),
    CONSTRAINT link_not_used_more_than_allowed CHECK ((use_count <= max_uses))
);
ALTER TABLE public.accounts_personallink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_personallink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_role (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    organisation_id bigint NOT NULL,
    user_id bigint NOT NULL,
    CONSTRAINT role_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.accounts_role ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_role_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(200) NOT NULL,
    is_active boolean NOT NULL,
    language character varying(2) NOT NULL,
    is_invented boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    sessions_ended_at timestamp with time zone,
    person_id bigint,
    gets_weekly_mail boolean NOT NULL,
    CONSTRAINT user_without_superpowers CHECK ((NOT is_superuser))
);
CREATE TABLE public.accounts_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.accounts_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.accounts_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.accounts_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.accounts_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.database_tablestamp (
    name character varying(63) NOT NULL,
    stamp uuid NOT NULL
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.evidence_adjudication (
    id bigint NOT NULL,
    outcome character varying(6) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    code_id bigint NOT NULL,
    source_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT adjudication_has_reason CHECK ((NOT (reason = ''::text)))
);
ALTER TABLE public.evidence_adjudication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_adjudication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_claim (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    kind character varying(12) NOT NULL,
    statement text NOT NULL,
    nature character varying(10) NOT NULL,
    is_invented boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    organisation_id bigint,
    lost_support_at timestamp with time zone,
    CONSTRAINT claim_assessment_is_no_fact CHECK ((NOT (((kind)::text = ANY ((ARRAY['barrier'::character varying, 'success'::character varying, 'requirement'::character varying])::text[])) AND ((nature)::text = 'fact'::text)))),
    CONSTRAINT claim_says_something CHECK ((NOT (statement = ''::text)))
);
ALTER TABLE public.evidence_claim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_claimlink (
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    note character varying(300) NOT NULL,
    created_by_id bigint,
    from_claim_id bigint NOT NULL,
    to_claim_id bigint NOT NULL,
    CONSTRAINT claim_not_linked_to_itself CHECK ((NOT (from_claim_id = to_claim_id)))
);
ALTER TABLE public.evidence_claimlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_claimlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_claimreview (
    id bigint NOT NULL,
    step character varying(16) NOT NULL,
    outcome character varying(16) NOT NULL,
    note text NOT NULL,
    "on" date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    by_id bigint,
    claim_id bigint NOT NULL,
    through_id bigint,
    wording text NOT NULL
);
ALTER TABLE public.evidence_claimreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_claimreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_code (
    id bigint NOT NULL,
    uuid uuid NOT NULL,
    name character varying(80) NOT NULL,
    definition text NOT NULL,
    include text NOT NULL,
    exclude text NOT NULL,
    example text NOT NULL,
    colour character varying(7) NOT NULL,
    is_codable boolean NOT NULL,
    "position" smallint NOT NULL,
    category_id bigint,
    merged_into_id bigint,
    term_id bigint,
    codebook_id bigint NOT NULL,
    retired_at timestamp with time zone,
    split_from_id bigint,
    since timestamp with time zone NOT NULL,
    CONSTRAINT code_colour_is_hex CHECK (((colour)::text ~ '^#[0-9A-Fa-f]{6}$'::text)),
    CONSTRAINT code_not_its_own_category CHECK (((category_id IS NULL) OR (NOT ((category_id = id) AND (category_id IS NOT NULL))))),
    CONSTRAINT evidence_code_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.evidence_code ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_code_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_codebook (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    version character varying(20) NOT NULL,
    published_at timestamp with time zone,
    change_note text NOT NULL,
    uuid uuid NOT NULL
);
ALTER TABLE public.evidence_codebook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_codebook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_codebookversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    label character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    from_file boolean NOT NULL,
    reason text NOT NULL,
    content jsonb NOT NULL,
    book_id bigint NOT NULL,
    by_id bigint,
    CONSTRAINT codebook_version_has_reason CHECK ((NOT (reason = ''::text))),
    CONSTRAINT evidence_codebookversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.evidence_codebookversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_codebookversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_coding (
    id bigint NOT NULL,
    memo text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    code_id bigint NOT NULL,
    coder_id bigint NOT NULL,
    passage_id bigint NOT NULL,
    adjudication_id bigint,
    version_id bigint NOT NULL
);
ALTER TABLE public.evidence_coding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_coding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_codingact (
    id bigint NOT NULL,
    before jsonb,
    after jsonb,
    is_undone boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    coder_id bigint NOT NULL,
    revision_id bigint NOT NULL
);
ALTER TABLE public.evidence_codingact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_codingact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_codinground (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    codebook_id bigint NOT NULL,
    first_id bigint NOT NULL,
    opened_by_id bigint,
    second_id bigint NOT NULL,
    CONSTRAINT round_has_two_coders CHECK ((NOT (first_id = second_id)))
);
ALTER TABLE public.evidence_codinground ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_codinground_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_codinground_sources (
    id bigint NOT NULL,
    codinground_id bigint NOT NULL,
    sourcetext_id bigint NOT NULL
);
ALTER TABLE public.evidence_codinground_sources ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_codinground_sources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_consent (
    id bigint NOT NULL,
    basis character varying(20) NOT NULL,
    way character varying(10) NOT NULL,
    wording text NOT NULL,
    scopes character varying(20)[] NOT NULL,
    letter_version character varying(40) NOT NULL,
    letter_hash character varying(64) NOT NULL,
    given_on date NOT NULL,
    valid_to date,
    withdrawn_at timestamp with time zone,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by_id bigint,
    informant_id bigint NOT NULL,
    CONSTRAINT consent_covers_something CHECK ((
CASE
    WHEN (scopes IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(scopes, 1), 0)
END > 0)),
    CONSTRAINT consent_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= given_on))),
    CONSTRAINT consent_oral_has_wording CHECK (((NOT ((way)::text = 'oral'::text)) OR (NOT (wording = ''::text))))
);
ALTER TABLE public.evidence_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_contactattempt (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    way character varying(10) NOT NULL,
    outcome character varying(14) NOT NULL,
    call_back_at timestamp with time zone,
    note character varying(300) NOT NULL,
    by_id bigint,
    informant_id bigint NOT NULL,
    refusal character varying(12) NOT NULL,
    CONSTRAINT attempt_call_back_has_its_time CHECK (((NOT ((outcome)::text = 'call_back'::text)) OR (call_back_at IS NOT NULL))),
    CONSTRAINT attempt_no_has_its_reason CHECK (((((outcome)::text = 'refused'::text) AND (NOT ((refusal)::text = ''::text))) OR ((NOT ((outcome)::text = 'refused'::text)) AND ((refusal)::text = ''::text))))
);
ALTER TABLE public.evidence_contactattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_contactattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_contactkey (
    id bigint NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    phone text NOT NULL,
    delete_on date NOT NULL,
    informant_id bigint NOT NULL,
    email_mark character varying(64) NOT NULL,
    phone_mark character varying(64) NOT NULL
);
ALTER TABLE public.evidence_contactkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_contactkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_informant (
    id bigint NOT NULL,
    role_text character varying(120) NOT NULL,
    retain_until date,
    is_invented boolean NOT NULL,
    organisation_id bigint
);
ALTER TABLE public.evidence_informant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_informant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_informationletter (
    id bigint NOT NULL,
    number smallint NOT NULL,
    text_nb text NOT NULL,
    text_nn text NOT NULL,
    contact_name character varying(120) NOT NULL,
    contact_email character varying(254) NOT NULL,
    ends_on date,
    sha256 character varying(64) NOT NULL,
    published_at timestamp with time zone,
    is_invented boolean NOT NULL,
    activity_id bigint NOT NULL,
    published_by_id bigint,
    CONSTRAINT evidence_informationletter_number_check CHECK ((number >= 0)),
    CONSTRAINT letter_published_says_all CHECK (((published_at IS NULL) OR ((ends_on IS NOT NULL) AND (NOT ((contact_name)::text = ''::text)) AND (NOT ((contact_email)::text = ''::text)) AND (NOT ((sha256)::text = ''::text)))))
);
ALTER TABLE public.evidence_informationletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_informationletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_keylookup (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    by_id bigint,
    informant_id bigint NOT NULL
);
ALTER TABLE public.evidence_keylookup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_keylookup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_memo (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    book_id bigint,
    by_id bigint,
    code_id bigint,
    passage_id bigint,
    source_id bigint,
    CONSTRAINT memo_about_one_thing CHECK ((((book_id IS NOT NULL) AND (code_id IS NULL) AND (passage_id IS NULL) AND (source_id IS NULL)) OR ((book_id IS NULL) AND (code_id IS NOT NULL) AND (passage_id IS NULL) AND (source_id IS NULL)) OR ((book_id IS NULL) AND (code_id IS NULL) AND (passage_id IS NULL) AND (source_id IS NOT NULL)) OR ((book_id IS NULL) AND (code_id IS NULL) AND (passage_id IS NOT NULL) AND (source_id IS NULL)))),
    CONSTRAINT memo_says_something CHECK ((NOT (text = ''::text)))
);
ALTER TABLE public.evidence_memo ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_memo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_passage (
    id bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    quote text NOT NULL,
    prefix character varying(30) NOT NULL,
    suffix character varying(30) NOT NULL,
    needs_check boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    moved_from_id bigint,
    revision_id bigint NOT NULL,
    CONSTRAINT evidence_passage_end_check CHECK (("end" >= 0)),
    CONSTRAINT evidence_passage_start_check CHECK ((start >= 0)),
    CONSTRAINT passage_not_empty CHECK (("end" > start)),
    CONSTRAINT passage_quote_fills_it CHECK (("end" = (start + length(quote))))
);
ALTER TABLE public.evidence_passage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_passage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_processingactivity (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    purpose character varying(300) NOT NULL,
    legal_basis character varying(200) NOT NULL,
    data text NOT NULL,
    special_categories boolean NOT NULL,
    recipients character varying(300) NOT NULL,
    retention character varying(300) NOT NULL,
    retention_days integer,
    is_public boolean NOT NULL,
    controller_id bigint NOT NULL,
    CONSTRAINT evidence_processingactivity_retention_days_check CHECK ((retention_days >= 0))
);
ALTER TABLE public.evidence_processingactivity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_processingactivity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_researchexport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    format character varying(4) NOT NULL,
    purpose character varying(300) NOT NULL,
    recipient character varying(200) NOT NULL,
    text_count integer NOT NULL,
    coding_count integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    by_id bigint,
    scope character varying(200) NOT NULL,
    CONSTRAINT evidence_researchexport_coding_count_check CHECK ((coding_count >= 0)),
    CONSTRAINT evidence_researchexport_text_count_check CHECK ((text_count >= 0)),
    CONSTRAINT export_has_purpose CHECK ((NOT ((purpose)::text = ''::text)))
);
ALTER TABLE public.evidence_researchexport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_researchexport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_roundresult (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    compared integer NOT NULL,
    total integer NOT NULL,
    done_first integer NOT NULL,
    done_second integer NOT NULL,
    draws integer NOT NULL,
    seed bigint NOT NULL,
    codes jsonb NOT NULL,
    round_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT evidence_roundresult_compared_check CHECK ((compared >= 0)),
    CONSTRAINT evidence_roundresult_done_first_check CHECK ((done_first >= 0)),
    CONSTRAINT evidence_roundresult_done_second_check CHECK ((done_second >= 0)),
    CONSTRAINT evidence_roundresult_draws_check CHECK ((draws >= 0)),
    CONSTRAINT evidence_roundresult_seed_check CHECK ((seed >= 0)),
    CONSTRAINT evidence_roundresult_total_check CHECK ((total >= 0)),
    CONSTRAINT round_result_compared_of_all CHECK ((compared <= total))
);
ALTER TABLE public.evidence_roundresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_roundresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_roundresult_sources (
    id bigint NOT NULL,
    roundresult_id bigint NOT NULL,
    sourcetext_id bigint NOT NULL
);
ALTER TABLE public.evidence_roundresult_sources ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_roundresult_sources_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_sourcetext (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(300) NOT NULL,
    place character varying(120) NOT NULL,
    url character varying(500) NOT NULL,
    nature character varying(10) NOT NULL,
    released_at timestamp with time zone,
    is_invented boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    informant_id bigint,
    organisation_id bigint,
    redact_since timestamp with time zone,
    year smallint,
    export_basis character varying(8) NOT NULL,
    export_basis_note character varying(200) NOT NULL,
    CONSTRAINT evidence_sourcetext_year_check CHECK ((year >= 0)),
    CONSTRAINT source_export_basis_says_how CHECK ((((export_basis)::text = ''::text) OR (((kind)::text = 'minutes'::text) AND (NOT ((export_basis_note)::text = ''::text))))),
    CONSTRAINT source_in_public_has_no_informant CHECK (((NOT ((kind)::text = ANY ((ARRAY['plan'::character varying, 'public'::character varying])::text[]))) OR (informant_id IS NULL))),
    CONSTRAINT source_of_a_person_has_informant CHECK (((NOT ((kind)::text = ANY ((ARRAY['answer'::character varying, 'note'::character varying])::text[]))) OR (informant_id IS NOT NULL)))
);
ALTER TABLE public.evidence_sourcetext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_sourcetext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_support (
    id bigint NOT NULL,
    grade character varying(12) NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    claim_id bigint NOT NULL,
    created_by_id bigint,
    passage_id bigint NOT NULL
);
ALTER TABLE public.evidence_support ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_support_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_textaccess (
    id bigint NOT NULL,
    subject character varying(12) NOT NULL,
    number bigint NOT NULL,
    page character varying(60) NOT NULL,
    day date NOT NULL,
    first_at timestamp with time zone NOT NULL,
    informant_id bigint,
    user_id bigint
);
ALTER TABLE public.evidence_textaccess ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_textaccess_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_textreading (
    id bigint NOT NULL,
    done_at timestamp with time zone NOT NULL,
    coder_id bigint NOT NULL,
    source_id bigint NOT NULL
);
ALTER TABLE public.evidence_textreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_textreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.evidence_textrevision (
    id bigint NOT NULL,
    number integer NOT NULL,
    text text NOT NULL,
    reason character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    approval_waived character varying(200) NOT NULL,
    created_by_id bigint,
    source_id bigint NOT NULL,
    CONSTRAINT evidence_textrevision_number_check CHECK ((number >= 0)),
    CONSTRAINT text_with_plain_line_breaks CHECK ((NOT (text ~~ E'%\r%'::text)))
);
ALTER TABLE public.evidence_textrevision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.evidence_textrevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_candidate (
    id uuid NOT NULL,
    age_group character varying(6) NOT NULL,
    language character varying(2) NOT NULL,
    state character varying(10) NOT NULL,
    is_from_secretariat boolean NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    mailed_at timestamp with time zone,
    answered_at timestamp with time zone,
    calendar_sequence smallint,
    calendar_of smallint,
    actor_group_id bigint NOT NULL,
    group_id bigint NOT NULL,
    informant_id bigint NOT NULL,
    invited_by_id bigint,
    municipality_id bigint,
    proposed_by_id bigint,
    replaces_id uuid,
    CONSTRAINT candidate_replaces_somebody_else CHECK (((replaces_id IS NULL) OR (NOT ((replaces_id = id) AND (replaces_id IS NOT NULL))))),
    CONSTRAINT focusgroups_candidate_calendar_of_check CHECK ((calendar_of >= 0)),
    CONSTRAINT focusgroups_candidate_calendar_sequence_check CHECK ((calendar_sequence >= 0))
);
CREATE TABLE public.focusgroups_focusgroup (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    starts_at timestamp with time zone,
    place character varying(120) NOT NULL,
    is_invented boolean NOT NULL,
    guide_id bigint NOT NULL,
    closed_at timestamp with time zone,
    started_at timestamp with time zone,
    changes integer NOT NULL,
    calendar_sequence smallint NOT NULL,
    letters_given character varying(29) NOT NULL,
    CONSTRAINT focusgroups_focusgroup_calendar_sequence_check CHECK ((calendar_sequence >= 0)),
    CONSTRAINT focusgroups_focusgroup_changes_check CHECK ((changes >= 0)),
    CONSTRAINT session_began_before_it_ended CHECK (((closed_at IS NULL) OR (started_at IS NOT NULL)))
);
ALTER TABLE public.focusgroups_focusgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_focusgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_grant (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    valid_to date,
    group_id bigint NOT NULL,
    user_id bigint NOT NULL,
    ended_at timestamp with time zone,
    given_at timestamp with time zone NOT NULL,
    given_by_id bigint
);
ALTER TABLE public.focusgroups_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_guide (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    version character varying(40) NOT NULL,
    duration_minutes smallint NOT NULL,
    parts jsonb NOT NULL,
    facts jsonb NOT NULL,
    source character varying(300) NOT NULL,
    certainty character varying(40) NOT NULL,
    copied_from_id bigint,
    ground_rules text NOT NULL,
    opening text NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT focusgroups_guide_duration_minutes_check CHECK ((duration_minutes >= 0))
);
ALTER TABLE public.focusgroups_guide ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_guide_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_note (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    question_code character varying(10) NOT NULL,
    text text NOT NULL,
    group_id bigint NOT NULL,
    source_id bigint,
    participant_id bigint,
    mentions jsonb NOT NULL,
    key uuid,
    marks character varying(12)[] NOT NULL,
    said_at timestamp with time zone,
    written_by_id bigint,
    CONSTRAINT focusgroups_note_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.focusgroups_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_participant (
    id bigint NOT NULL,
    letter character varying(1) NOT NULL,
    actor_group_id bigint NOT NULL,
    group_id bigint NOT NULL,
    informant_id bigint NOT NULL,
    CONSTRAINT letter_is_a_capital CHECK (((letter)::text ~ '^[A-ZÆØÅ]$'::text))
);
ALTER TABLE public.focusgroups_participant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_participant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_participationprocess (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    level character varying(14) NOT NULL,
    method text NOT NULL,
    conditions text NOT NULL,
    risks text NOT NULL,
    claim_id bigint NOT NULL,
    municipal_role_id bigint,
    cost character varying(200) NOT NULL,
    phase character varying(14) NOT NULL,
    time_needed character varying(200) NOT NULL
);
CREATE TABLE public.focusgroups_participationprocess_actor_groups (
    id bigint NOT NULL,
    participationprocess_id bigint CONSTRAINT focusgroups_participationproce_participationprocess_id_not_null NOT NULL,
    term_id bigint NOT NULL
);
ALTER TABLE public.focusgroups_participationprocess_actor_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_participationprocess_actor_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.focusgroups_participationprocess ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_participationprocess_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_partstart (
    id bigint NOT NULL,
    part character varying(40) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    by_id bigint,
    group_id bigint NOT NULL,
    question character varying(10) NOT NULL
);
ALTER TABLE public.focusgroups_partstart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_partstart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_recording (
    id bigint NOT NULL,
    made_on date NOT NULL,
    kept_at character varying(200) NOT NULL,
    delete_on date NOT NULL,
    withdrawn_on date,
    deleted_on date,
    deleted_by_id bigint,
    group_id bigint NOT NULL,
    CONSTRAINT recording_goes_after_it_is_made CHECK ((delete_on >= made_on)),
    CONSTRAINT recording_gone_after_it_is_made CHECK (((deleted_on IS NULL) OR (deleted_on >= made_on)))
);
ALTER TABLE public.focusgroups_recording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_recording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_summary (
    id bigint NOT NULL,
    language character varying(2) NOT NULL,
    text text NOT NULL,
    answer_by date,
    sent_at timestamp with time zone,
    closed_at timestamp with time zone,
    group_id bigint NOT NULL,
    written_by_id bigint,
    CONSTRAINT summary_sent_is_whole CHECK (((sent_at IS NULL) OR ((answer_by IS NOT NULL) AND (NOT (text = ''::text)))))
);
ALTER TABLE public.focusgroups_summary ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_summary_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_summarycomment (
    id bigint NOT NULL,
    paragraph smallint,
    text text NOT NULL,
    reply_id bigint NOT NULL,
    CONSTRAINT focusgroups_summarycomment_paragraph_check CHECK ((paragraph >= 0)),
    CONSTRAINT summary_comment_says_something CHECK ((NOT (text = ''::text)))
);
ALTER TABLE public.focusgroups_summarycomment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_summarycomment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_summaryreply (
    id bigint NOT NULL,
    opened_at timestamp with time zone,
    answered_at timestamp with time zone,
    is_right boolean,
    participant_id bigint NOT NULL,
    summary_id bigint NOT NULL,
    CONSTRAINT summary_answer_is_whole CHECK ((((answered_at IS NULL) AND (is_right IS NULL)) OR ((answered_at IS NOT NULL) AND (is_right IS NOT NULL))))
);
ALTER TABLE public.focusgroups_summaryreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_summaryreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.focusgroups_wantedmix (
    id bigint NOT NULL,
    age_group character varying(6) NOT NULL,
    wanted smallint NOT NULL,
    actor_group_id bigint NOT NULL,
    group_id bigint NOT NULL,
    municipality_id bigint,
    CONSTRAINT focusgroups_wantedmix_wanted_check CHECK ((wanted >= 0)),
    CONSTRAINT wanted_mix_wants_somebody CHECK ((wanted >= 1))
);
ALTER TABLE public.focusgroups_wantedmix ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.focusgroups_wantedmix_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_answer (
    id bigint NOT NULL,
    state character varying(14) NOT NULL,
    value jsonb,
    source_id bigint,
    interview_id bigint NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.municipalities_answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_approvalentry (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    comment text NOT NULL,
    at timestamp with time zone NOT NULL,
    became_id bigint,
    by_id bigint,
    question_id bigint,
    revision_id bigint,
    request_id bigint NOT NULL,
    CONSTRAINT approval_comment_says_something CHECK (((NOT ((kind)::text = 'commented'::text)) OR (NOT (comment = ''::text)))),
    CONSTRAINT approval_of_an_answer_names_it CHECK (((((kind)::text = ANY ((ARRAY['sent'::character varying, 'opened'::character varying, 'withdrawn'::character varying])::text[])) AND (question_id IS NULL)) OR (((kind)::text = ANY ((ARRAY['approved'::character varying, 'corrected'::character varying, 'struck'::character varying, 'commented'::character varying])::text[])) AND (question_id IS NOT NULL))))
);
ALTER TABLE public.municipalities_approvalentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_approvalentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_approvalrequest (
    id bigint NOT NULL,
    answer_by date NOT NULL,
    interview_id bigint NOT NULL
);
ALTER TABLE public.municipalities_approvalrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_approvalrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_barrier (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    barrier_type_id bigint NOT NULL,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    instrument_id bigint,
    theme_id bigint
);
ALTER TABLE public.municipalities_barrier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_barrier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_county (
    id bigint NOT NULL,
    number character varying(2) NOT NULL,
    name character varying(80) NOT NULL,
    valid_from date,
    valid_to date,
    organisation_id bigint,
    CONSTRAINT county_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
    CONSTRAINT county_number_has_two_digits CHECK (((number)::text ~ '^\d{2}$'::text))
);
ALTER TABLE public.municipalities_county ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_county_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_deadline (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    year smallint NOT NULL,
    day date,
    about_id bigint,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    CONSTRAINT deadline_day_in_its_year CHECK (((day IS NULL) OR (EXTRACT(year FROM day) = (year)::numeric))),
    CONSTRAINT deadline_year_is_a_year CHECK (((year >= 1900) AND (year <= 2200))),
    CONSTRAINT municipalities_deadline_year_check CHECK ((year >= 0))
);
ALTER TABLE public.municipalities_deadline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_deadline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_division (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    "on" date NOT NULL,
    weights jsonb NOT NULL,
    rules jsonb NOT NULL,
    objective double precision,
    bound double precision,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    is_invented boolean NOT NULL,
    archived_at timestamp with time zone,
    based_on_id bigint,
    input_hash character varying(64) NOT NULL,
    inputs jsonb NOT NULL,
    job_id uuid,
    largest smallint,
    origin character varying(10) NOT NULL,
    result jsonb NOT NULL,
    smallest smallint,
    wanted smallint,
    brought_at timestamp with time zone,
    CONSTRAINT division_archived_after_published CHECK (((archived_at IS NULL) OR (published_at IS NOT NULL))),
    CONSTRAINT municipalities_division_largest_check CHECK ((largest >= 0)),
    CONSTRAINT municipalities_division_smallest_check CHECK ((smallest >= 0)),
    CONSTRAINT municipalities_division_wanted_check CHECK ((wanted >= 0))
);
ALTER TABLE public.municipalities_division ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_division_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_division_municipalities (
    id bigint NOT NULL,
    division_id bigint NOT NULL,
    municipality_id bigint NOT NULL
);
ALTER TABLE public.municipalities_division_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_division_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_divisionmove (
    id bigint NOT NULL,
    from_letter character varying(2) NOT NULL,
    to_letter character varying(2) NOT NULL,
    price double precision NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    division_id bigint NOT NULL,
    municipality_id bigint NOT NULL
);
ALTER TABLE public.municipalities_divisionmove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_divisionmove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_factconfirmation (
    id bigint NOT NULL,
    year smallint NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    confirmed_by_id bigint,
    confirmed_through_id bigint,
    municipality_id bigint NOT NULL,
    CONSTRAINT municipalities_factconfirmation_year_check CHECK ((year >= 0))
);
ALTER TABLE public.municipalities_factconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_factconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_guidesection (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    guide_id bigint NOT NULL,
    CONSTRAINT municipalities_guidesection_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.municipalities_guidesection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_guidesection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_institution (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    form character varying(12) NOT NULL,
    standing character varying(10) NOT NULL,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    theme_id bigint
);
ALTER TABLE public.municipalities_institution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_institution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_instrument (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    claim_id bigint NOT NULL,
    instrument_type_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    theme_id bigint
);
ALTER TABLE public.municipalities_instrument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_instrument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_interview (
    id bigint NOT NULL,
    planned_on timestamp with time zone,
    held_on date,
    notes text NOT NULL,
    completed_at timestamp with time zone,
    approved_at timestamp with time zone,
    approved_how character varying(200) NOT NULL,
    approval_waived character varying(200) NOT NULL,
    released_at timestamp with time zone,
    is_invented boolean NOT NULL,
    informant_id bigint NOT NULL,
    interviewer_id bigint,
    guide_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    round_id bigint NOT NULL,
    calendar_sequence integer NOT NULL,
    planned_minutes smallint NOT NULL,
    respondent character varying(12) NOT NULL,
    CONSTRAINT interview_held_before_approval CHECK (((approved_at IS NULL) OR (held_on IS NOT NULL))),
    CONSTRAINT interview_held_before_completion CHECK (((completed_at IS NULL) OR (held_on IS NOT NULL))),
    CONSTRAINT interview_lasts_minutes CHECK (((planned_minutes >= 5) AND (planned_minutes <= 480))),
    CONSTRAINT municipalities_interview_calendar_sequence_check CHECK ((calendar_sequence >= 0)),
    CONSTRAINT municipalities_interview_planned_minutes_check CHECK ((planned_minutes >= 0))
);
ALTER TABLE public.municipalities_interview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_interview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_interviewguide (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    version character varying(40) NOT NULL,
    intro text NOT NULL,
    duration_minutes smallint NOT NULL,
    consent_questions jsonb NOT NULL,
    scale_labels jsonb NOT NULL,
    published_at timestamp with time zone,
    source character varying(300) NOT NULL,
    certainty character varying(40) NOT NULL,
    CONSTRAINT municipalities_interviewguide_duration_minutes_check CHECK ((duration_minutes >= 0))
);
ALTER TABLE public.municipalities_interviewguide ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_interviewguide_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_measure (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    year smallint,
    effect character varying(300) NOT NULL,
    claim_id bigint NOT NULL,
    sector_id bigint,
    status_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    cost numeric(14,2),
    instrument_id bigint,
    responsible character varying(200) NOT NULL,
    theme_id bigint,
    CONSTRAINT measure_cost_is_positive CHECK (((cost IS NULL) OR (cost > (0)::numeric))),
    CONSTRAINT measure_year_is_a_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2200)))),
    CONSTRAINT municipalities_measure_year_check CHECK ((year >= 0))
);
ALTER TABLE public.municipalities_measure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_measure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_membership (
    id bigint NOT NULL,
    valid_from date,
    valid_to date,
    "precision" character varying(5) NOT NULL,
    source character varying(300) NOT NULL,
    county_id bigint,
    municipality_id bigint,
    CONSTRAINT membership_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
    CONSTRAINT membership_of_one_body CHECK ((((county_id IS NULL) AND (municipality_id IS NOT NULL)) OR ((county_id IS NOT NULL) AND (municipality_id IS NULL))))
);
ALTER TABLE public.municipalities_membership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_municipality (
    id bigint NOT NULL,
    number character varying(4) NOT NULL,
    name character varying(80) NOT NULL,
    sort_key character varying(80) NOT NULL COLLATE pg_catalog."C",
    valid_from date,
    valid_to date,
    administrative_centre character varying(80) NOT NULL,
    latitude numeric(8,5),
    longitude numeric(8,5),
    area_km2 numeric(8,2),
    language_form character varying(10) NOT NULL,
    geonames_id integer,
    tile_name character varying(12) NOT NULL,
    tile_column smallint,
    tile_row smallint,
    sources jsonb NOT NULL,
    note text NOT NULL,
    county_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT municipalities_municipality_geonames_id_check CHECK ((geonames_id >= 0)),
    CONSTRAINT municipalities_municipality_tile_column_check CHECK ((tile_column >= 0)),
    CONSTRAINT municipalities_municipality_tile_row_check CHECK ((tile_row >= 0)),
    CONSTRAINT municipality_area_above_zero CHECK (((area_km2 IS NULL) OR (area_km2 > (0)::numeric))),
    CONSTRAINT municipality_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
    CONSTRAINT municipality_number_has_four_digits CHECK (((number)::text ~ '^\d{4}$'::text))
);
ALTER TABLE public.municipalities_municipality ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_municipality_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_municipality_neighbours (
    id bigint NOT NULL,
    from_municipality_id bigint CONSTRAINT municipalities_municipality_neigh_from_municipality_id_not_null NOT NULL,
    to_municipality_id bigint CONSTRAINT municipalities_municipality_neighbo_to_municipality_id_not_null NOT NULL
);
ALTER TABLE public.municipalities_municipality_neighbours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_municipality_neighbours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_networkcontact (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    group_id bigint,
    person_id bigint NOT NULL,
    CONSTRAINT network_contact_of_group_or_municipality CHECK ((((group_id IS NOT NULL) AND ((kind)::text = 'researcher'::text)) OR ((NOT ((kind)::text = 'researcher'::text)) AND (group_id IS NULL))))
);
ALTER TABLE public.municipalities_networkcontact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_networkcontact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_networkcriterion (
    id bigint NOT NULL,
    weight numeric(4,3),
    is_measured boolean NOT NULL,
    claim_id bigint,
    term_id bigint NOT NULL,
    CONSTRAINT criterion_weight_between_0_and_1 CHECK (((weight IS NULL) OR ((weight >= (0)::numeric) AND (weight <= (1)::numeric))))
);
ALTER TABLE public.municipalities_networkcriterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_networkcriterion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_networkgroup (
    id bigint NOT NULL,
    letter character varying(2) NOT NULL,
    name character varying(80) NOT NULL,
    division_id bigint NOT NULL
);
ALTER TABLE public.municipalities_networkgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_networkgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_networkgroup_members (
    id bigint NOT NULL,
    networkgroup_id bigint NOT NULL,
    municipality_id bigint NOT NULL
);
ALTER TABLE public.municipalities_networkgroup_members ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_networkgroup_members_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_plandocument (
    id bigint NOT NULL,
    title character varying(250) NOT NULL,
    period_from smallint,
    period_to smallint,
    adopted_on date,
    url character varying(500) NOT NULL,
    certainty character varying(40) NOT NULL,
    note character varying(300) NOT NULL,
    is_invented boolean NOT NULL,
    document_type_id bigint NOT NULL,
    CONSTRAINT municipalities_plandocument_period_from_check CHECK ((period_from >= 0)),
    CONSTRAINT municipalities_plandocument_period_to_check CHECK ((period_to >= 0)),
    CONSTRAINT plan_ends_after_it_begins CHECK (((period_to IS NULL) OR (period_from IS NULL) OR (period_to >= period_from)))
);
ALTER TABLE public.municipalities_plandocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_plandocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_plandocument_municipalities (
    id bigint NOT NULL,
    plandocument_id bigint CONSTRAINT municipalities_plandocument_municipali_plandocument_id_not_null NOT NULL,
    municipality_id bigint CONSTRAINT municipalities_plandocument_municipali_municipality_id_not_null NOT NULL
);
ALTER TABLE public.municipalities_plandocument_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_plandocument_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_planpage (
    id bigint NOT NULL,
    number integer NOT NULL,
    source_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT municipalities_planpage_number_check CHECK ((number >= 0)),
    CONSTRAINT plan_page_from_one CHECK ((number >= 1))
);
ALTER TABLE public.municipalities_planpage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_planpage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_plantarget (
    id bigint NOT NULL,
    text text NOT NULL,
    page character varying(20) NOT NULL,
    scope character varying(12) NOT NULL,
    change_percent numeric(6,2),
    base_year smallint,
    target_year smallint,
    document_id bigint NOT NULL,
    claim_id bigint,
    CONSTRAINT municipalities_plantarget_base_year_check CHECK ((base_year >= 0)),
    CONSTRAINT municipalities_plantarget_target_year_check CHECK ((target_year >= 0)),
    CONSTRAINT target_year_after_base_year CHECK (((base_year IS NULL) OR (target_year IS NULL) OR (target_year > base_year)))
);
ALTER TABLE public.municipalities_plantarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_plantarget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_planversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    dated_on date,
    url character varying(500) NOT NULL,
    format character varying(4) NOT NULL,
    file character varying(100) NOT NULL,
    file_name character varying(200) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    has_pages boolean NOT NULL,
    added_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    added_by_id bigint,
    document_id bigint NOT NULL,
    job_id uuid,
    CONSTRAINT municipalities_planversion_number_check CHECK ((number >= 0)),
    CONSTRAINT municipalities_planversion_size_check CHECK ((size >= 0)),
    CONSTRAINT plan_version_keeps_its_file CHECK ((((format)::text = 'text'::text) OR (NOT ((file)::text = ''::text)))),
    CONSTRAINT plan_version_read_has_format CHECK (((read_at IS NULL) OR (NOT ((format)::text = ''::text))))
);
ALTER TABLE public.municipalities_planversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_planversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_pointsource (
    id bigint NOT NULL,
    facility_id character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    operator_number character varying(9) NOT NULL,
    nace_code character varying(10) NOT NULL,
    municipality_2020_number character varying(4) NOT NULL,
    municipality_2020_name character varying(80) NOT NULL,
    municipality_certainty character varying(60) NOT NULL,
    municipality_id bigint
);
ALTER TABLE public.municipalities_pointsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_pointsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_pointsourceemission (
    id bigint NOT NULL,
    year smallint NOT NULL,
    tonnes_co2e numeric(18,6),
    basis character varying(4) NOT NULL,
    source character varying(400) NOT NULL,
    certainty character varying(40) NOT NULL,
    point_source_id bigint NOT NULL,
    CONSTRAINT municipalities_pointsourceemission_year_check CHECK ((year >= 0))
);
ALTER TABLE public.municipalities_pointsourceemission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_pointsourceemission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_question (
    id bigint NOT NULL,
    number smallint NOT NULL,
    code character varying(20) NOT NULL,
    type character varying(16) NOT NULL,
    kind character varying(12) NOT NULL,
    text text NOT NULL,
    help_text text NOT NULL,
    unit character varying(40) NOT NULL,
    options jsonb NOT NULL,
    is_required boolean NOT NULL,
    feeds jsonb NOT NULL,
    guide_id bigint NOT NULL,
    previous_question_id bigint,
    section_id bigint NOT NULL,
    asked_if jsonb NOT NULL,
    depends_on_id bigint,
    CONSTRAINT municipalities_question_number_check CHECK ((number >= 0)),
    CONSTRAINT question_condition_is_whole CHECK ((((asked_if = '[]'::jsonb) AND (depends_on_id IS NULL)) OR ((depends_on_id IS NOT NULL) AND (NOT (asked_if = '[]'::jsonb))))),
    CONSTRAINT question_of_choice_has_options CHECK (((NOT ((type)::text = ANY ((ARRAY['single_choice'::character varying, 'multiple_choice'::character varying])::text[]))) OR (NOT (options = '[]'::jsonb))))
);
ALTER TABLE public.municipalities_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_requirement (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    means character varying(12) NOT NULL,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    theme_id bigint
);
ALTER TABLE public.municipalities_requirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_requirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_responsibleunit (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    unit character varying(200) NOT NULL,
    about_id bigint,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    CONSTRAINT responsible_unit_is_named CHECK ((NOT ((unit)::text = ''::text)))
);
ALTER TABLE public.municipalities_responsibleunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_responsibleunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_routine (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    extent character varying(10) NOT NULL,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    routine_type_id bigint NOT NULL
);
ALTER TABLE public.municipalities_routine ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_routine_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_routinetemplate (
    id bigint NOT NULL,
    title character varying(150) NOT NULL,
    file character varying(100) NOT NULL,
    file_name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint,
    routine_id bigint NOT NULL,
    CONSTRAINT municipalities_routinetemplate_size_check CHECK ((size >= 0))
);
ALTER TABLE public.municipalities_routinetemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_routinetemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_statistic (
    id bigint NOT NULL,
    area_name character varying(80) NOT NULL,
    area_number character varying(4) NOT NULL,
    sector_label character varying(120) NOT NULL,
    year_from smallint,
    year smallint NOT NULL,
    value numeric(16,3),
    border_year smallint,
    source character varying(400) NOT NULL,
    certainty character varying(40) NOT NULL,
    note character varying(300) NOT NULL,
    is_invented boolean NOT NULL,
    county_id bigint,
    municipality_id bigint,
    sector_id bigint,
    kind_id bigint NOT NULL,
    CONSTRAINT municipalities_statistic_border_year_check CHECK ((border_year >= 0)),
    CONSTRAINT municipalities_statistic_year_check CHECK ((year >= 0)),
    CONSTRAINT municipalities_statistic_year_from_check CHECK ((year_from >= 0)),
    CONSTRAINT statistic_year_is_a_year CHECK (((year >= 1769) AND (year <= 2200)))
);
ALTER TABLE public.municipalities_statistic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_statistic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_statistickind (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    label_nb character varying(120) NOT NULL,
    label_nn character varying(120) NOT NULL,
    unit character varying(60) NOT NULL
);
ALTER TABLE public.municipalities_statistickind ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_statistickind_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_successfactor (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    barrier_type_id bigint,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    theme_id bigint
);
ALTER TABLE public.municipalities_successfactor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_successfactor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_succession (
    id bigint NOT NULL,
    "on" date NOT NULL,
    kind character varying(12) NOT NULL,
    source character varying(400) NOT NULL,
    predecessor_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    CONSTRAINT succession_to_another CHECK ((NOT (predecessor_id = successor_id)))
);
ALTER TABLE public.municipalities_succession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_succession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_sum (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    amount numeric(14,2) NOT NULL,
    year smallint,
    about_id bigint,
    claim_id bigint NOT NULL,
    municipality_id bigint NOT NULL,
    CONSTRAINT municipalities_sum_year_check CHECK ((year >= 0)),
    CONSTRAINT sum_is_positive CHECK ((amount > (0)::numeric)),
    CONSTRAINT sum_year_is_a_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2200))))
);
ALTER TABLE public.municipalities_sum ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_sum_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_surveyround (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(120) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    guide_id bigint NOT NULL,
    previous_id bigint,
    CONSTRAINT round_ends_after_it_begins CHECK ((ends_on >= starts_on))
);
ALTER TABLE public.municipalities_surveyround ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_surveyround_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.municipalities_surveyround_municipalities (
    id bigint NOT NULL,
    surveyround_id bigint CONSTRAINT municipalities_surveyround_municipaliti_surveyround_id_not_null NOT NULL,
    municipality_id bigint CONSTRAINT municipalities_surveyround_municipalit_municipality_id_not_null NOT NULL
);
ALTER TABLE public.municipalities_surveyround_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.municipalities_surveyround_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_adoption (
    id bigint NOT NULL,
    year smallint,
    result text NOT NULL,
    is_invented boolean NOT NULL,
    municipality_id bigint NOT NULL,
    example_id bigint NOT NULL,
    outcome character varying(9) NOT NULL,
    url character varying(500) NOT NULL,
    CONSTRAINT adoption_year_is_a_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2100)))),
    CONSTRAINT pilots_adoption_year_check CHECK ((year >= 0))
);
ALTER TABLE public.pilots_adoption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_adoption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_assessment (
    id bigint NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    handed_in_at timestamp with time zone,
    is_invented boolean NOT NULL,
    by_id bigint,
    pilot_id bigint NOT NULL,
    version_id bigint NOT NULL,
    changed_because text NOT NULL,
    replaces_id bigint,
    CONSTRAINT assessment_anew_says_why CHECK (((replaces_id IS NULL) OR (handed_in_at IS NULL) OR (NOT (changed_because = ''::text))))
);
ALTER TABLE public.pilots_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_assessmentscore (
    id bigint NOT NULL,
    score smallint,
    reason text NOT NULL,
    assessment_id bigint NOT NULL,
    criterion_id bigint NOT NULL,
    CONSTRAINT assessment_score_1_to_5 CHECK (((score IS NULL) OR ((score >= 1) AND (score <= 5)))),
    CONSTRAINT pilots_assessmentscore_score_check CHECK ((score >= 0))
);
ALTER TABLE public.pilots_assessmentscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_assessmentscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_criteriaversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    published_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    is_invented boolean NOT NULL,
    by_id bigint,
    CONSTRAINT pilots_criteriaversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.pilots_criteriaversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_criteriaversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_criterion (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    question text NOT NULL,
    lowest character varying(200) NOT NULL,
    highest character varying(200) NOT NULL,
    is_invented boolean NOT NULL
);
ALTER TABLE public.pilots_criterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_criterion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_criterionweight (
    id bigint NOT NULL,
    weight smallint NOT NULL,
    "position" smallint NOT NULL,
    criterion_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT criterion_weight_1_to_100 CHECK (((weight >= 1) AND (weight <= 100))),
    CONSTRAINT pilots_criterionweight_position_check CHECK (("position" >= 0)),
    CONSTRAINT pilots_criterionweight_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.pilots_criterionweight ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_criterionweight_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_example (
    id bigint NOT NULL,
    code character varying(20),
    slug character varying(120) NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(100) NOT NULL,
    summary text NOT NULL,
    place character varying(200) NOT NULL,
    lead_actor character varying(80) NOT NULL,
    status character varying(10) NOT NULL,
    start_year smallint,
    effect character varying(300) NOT NULL,
    effect_kind character varying(10) NOT NULL,
    cost character varying(300) NOT NULL,
    investment_nok bigint,
    evidence_grade character varying(14) NOT NULL,
    state character varying(10) NOT NULL,
    published_at timestamp with time zone,
    confirmed_on date,
    certainty character varying(40) NOT NULL,
    is_invented boolean NOT NULL,
    claim_id bigint NOT NULL,
    instrument_id bigint NOT NULL,
    sector_id bigint NOT NULL,
    theme_id bigint NOT NULL,
    climate_purpose character varying(11) NOT NULL,
    contact_role character varying(120) NOT NULL,
    yearly_cost_nok bigint,
    cost_year smallint,
    emission_scope character varying(8) NOT NULL,
    end_year smallint,
    hidden jsonb NOT NULL,
    investment_is_extra boolean NOT NULL,
    legal_basis character varying(300) NOT NULL,
    lifetime_years smallint,
    mailbox character varying(254) NOT NULL,
    months_to_carry_out smallint,
    person_years numeric(6,2),
    review_on date,
    transition_level character varying(11) NOT NULL,
    cost_class character varying(10) GENERATED ALWAYS AS (
CASE
    WHEN ((investment_nok IS NULL) AND (yearly_cost_nok IS NULL)) THEN ''::text
    WHEN ((investment_nok < 100000) OR ((investment_nok IS NULL) AND (yearly_cost_nok < 100000))) THEN 'under_100k'::text
    WHEN ((investment_nok < 1000000) OR ((investment_nok IS NULL) AND (yearly_cost_nok < 1000000))) THEN 'to_1m'::text
    WHEN ((investment_nok < 10000000) OR ((investment_nok IS NULL) AND (yearly_cost_nok < 10000000))) THEN 'to_10m'::text
    WHEN ((investment_nok < 100000000) OR ((investment_nok IS NULL) AND (yearly_cost_nok < 100000000))) THEN 'to_100m'::text
    ELSE 'over_100m'::text
END) STORED,
    asked_on date,
    merged_into_id bigint,
    CONSTRAINT example_cost_year_is_a_year CHECK (((cost_year IS NULL) OR ((cost_year >= 1900) AND (cost_year <= 2100)))),
    CONSTRAINT example_effect_says_what_it_is CHECK ((((effect)::text = ''::text) OR (NOT ((effect_kind)::text = ''::text)))),
    CONSTRAINT example_ends_after_it_begins CHECK (((end_year IS NULL) OR (start_year IS NULL) OR (end_year >= start_year))),
    CONSTRAINT example_extra_cost_has_an_amount CHECK (((NOT investment_is_extra) OR (investment_nok IS NOT NULL))),
    CONSTRAINT example_investment_nok_above_nought CHECK (((investment_nok IS NULL) OR (investment_nok > 0))),
    CONSTRAINT example_lifetime_years_above_nought CHECK (((lifetime_years IS NULL) OR (lifetime_years > 0))),
    CONSTRAINT example_merged_into_one CHECK ((((merged_into_id IS NOT NULL) AND ((state)::text = 'merged'::text)) OR ((NOT ((state)::text = 'merged'::text)) AND (merged_into_id IS NULL)))),
    CONSTRAINT example_months_to_carry_out_above_nought CHECK (((months_to_carry_out IS NULL) OR (months_to_carry_out > 0))),
    CONSTRAINT example_person_years_above_nought CHECK (((person_years IS NULL) OR (person_years > (0)::numeric))),
    CONSTRAINT example_published_has_a_time CHECK (((NOT ((state)::text = ANY ((ARRAY['published'::character varying, 'confirmed'::character varying])::text[]))) OR (published_at IS NOT NULL))),
    CONSTRAINT example_yearly_cost_nok_above_nought CHECK (((yearly_cost_nok IS NULL) OR (yearly_cost_nok > 0))),
    CONSTRAINT example_years_are_years CHECK ((((start_year IS NULL) OR ((start_year >= 1900) AND (start_year <= 2100))) AND ((end_year IS NULL) OR ((end_year >= 1900) AND (end_year <= 2100))))),
    CONSTRAINT pilots_example_cost_year_check CHECK ((cost_year >= 0)),
    CONSTRAINT pilots_example_end_year_check CHECK ((end_year >= 0)),
    CONSTRAINT pilots_example_lifetime_years_check CHECK ((lifetime_years >= 0)),
    CONSTRAINT pilots_example_months_to_carry_out_check CHECK ((months_to_carry_out >= 0)),
    CONSTRAINT pilots_example_start_year_check CHECK ((start_year >= 0))
);
CREATE TABLE public.pilots_example_actors (
    id bigint NOT NULL,
    example_id bigint NOT NULL,
    term_id bigint NOT NULL
);
ALTER TABLE public.pilots_example_actors ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_example_actors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.pilots_example ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_example_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_example_municipal_roles (
    id bigint NOT NULL,
    example_id bigint NOT NULL,
    term_id bigint NOT NULL
);
ALTER TABLE public.pilots_example_municipal_roles ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_example_municipal_roles_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_example_municipalities (
    id bigint NOT NULL,
    example_id bigint NOT NULL,
    municipality_id bigint NOT NULL
);
ALTER TABLE public.pilots_example_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_example_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_example_other_instruments (
    id bigint NOT NULL,
    example_id bigint NOT NULL,
    term_id bigint NOT NULL
);
ALTER TABLE public.pilots_example_other_instruments ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_example_other_instruments_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_example_target_groups (
    id bigint NOT NULL,
    example_id bigint NOT NULL,
    term_id bigint NOT NULL
);
ALTER TABLE public.pilots_example_target_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_example_target_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_exampleassessment (
    id bigint NOT NULL,
    grade character varying(14) NOT NULL,
    text text NOT NULL,
    "on" date NOT NULL,
    is_invented boolean NOT NULL,
    by_id bigint,
    example_id bigint NOT NULL,
    CONSTRAINT example_assessment_says_something CHECK ((NOT (text = ''::text)))
);
ALTER TABLE public.pilots_exampleassessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_exampleassessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplebarrier (
    id bigint NOT NULL,
    words text NOT NULL,
    solution text NOT NULL,
    "position" smallint NOT NULL,
    barrier_id bigint NOT NULL,
    example_id bigint NOT NULL,
    CONSTRAINT pilots_examplebarrier_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.pilots_examplebarrier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplebarrier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplecondition (
    id bigint NOT NULL,
    words character varying(200) NOT NULL,
    test character varying(10) NOT NULL,
    low numeric(14,2),
    high numeric(14,2),
    "position" smallint NOT NULL,
    example_id bigint NOT NULL,
    sector_id bigint,
    CONSTRAINT condition_limits_in_order CHECK (((low IS NULL) OR (high IS NULL) OR (low <= high))),
    CONSTRAINT condition_sector_for_emissions CHECK ((((sector_id IS NOT NULL) AND ((test)::text = 'emissions'::text)) OR ((NOT ((test)::text = 'emissions'::text)) AND (sector_id IS NULL)))),
    CONSTRAINT condition_test_has_a_limit CHECK ((((high IS NULL) AND (low IS NULL) AND ((test)::text = ''::text)) OR ((NOT ((test)::text = ''::text)) AND ((low IS NOT NULL) OR (high IS NOT NULL))))),
    CONSTRAINT pilots_examplecondition_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.pilots_examplecondition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplecondition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_exampleeffect (
    id bigint NOT NULL,
    family character varying(9) NOT NULL,
    kind character varying(9) NOT NULL,
    what character varying(150) NOT NULL,
    value numeric(18,6),
    low numeric(18,6),
    high numeric(18,6),
    unit character varying(80) NOT NULL,
    year smallint,
    words character varying(300) NOT NULL,
    grade character varying(14) NOT NULL,
    method text NOT NULL,
    uncertainty character varying(300) NOT NULL,
    tool character varying(120) NOT NULL,
    tool_owner character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    example_id bigint NOT NULL,
    source_id bigint,
    CONSTRAINT effect_interval_has_two_ends CHECK ((((high IS NULL) AND (low IS NULL)) OR ((high IS NOT NULL) AND (low IS NOT NULL) AND (low <= high)))),
    CONSTRAINT effect_share_is_a_share CHECK (((NOT ((unit)::text ~~ '\%%'::text)) OR (((value IS NULL) OR ((value >= ('-100'::integer)::numeric) AND (value <= (100)::numeric))) AND ((low IS NULL) OR ((high <= (100)::numeric) AND (low >= ('-100'::integer)::numeric)))))),
    CONSTRAINT effect_that_is_hoped_for_is_not_measured CHECK (((NOT ((kind)::text = ANY ((ARRAY['goal'::character varying, 'potential'::character varying])::text[]))) OR (NOT ((grade)::text = ANY ((ARRAY['control'::character varying, 'before_after'::character varying, 'after_only'::character varying])::text[]))))),
    CONSTRAINT effect_tool_has_an_owner CHECK ((((tool)::text = ''::text) OR (NOT ((tool_owner)::text = ''::text)))),
    CONSTRAINT effect_value_has_a_unit CHECK ((((high IS NULL) AND (low IS NULL) AND (value IS NULL)) OR (NOT ((unit)::text = ''::text)))),
    CONSTRAINT effect_value_within_its_interval CHECK (((value IS NULL) OR (low IS NULL) OR ((high >= value) AND (low <= value)))),
    CONSTRAINT effect_year_is_a_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2100)))),
    CONSTRAINT pilots_exampleeffect_position_check CHECK (("position" >= 0)),
    CONSTRAINT pilots_exampleeffect_year_check CHECK ((year >= 0))
);
ALTER TABLE public.pilots_exampleeffect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_exampleeffect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplefile (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    title character varying(150) NOT NULL,
    file character varying(100) NOT NULL,
    file_name character varying(200) NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    alt character varying(300) NOT NULL,
    rights character varying(200) NOT NULL,
    is_invented boolean NOT NULL,
    example_id bigint,
    proposal_id bigint,
    CONSTRAINT example_file_is_of_one CHECK ((((example_id IS NOT NULL) AND (proposal_id IS NULL)) OR ((example_id IS NULL) AND (proposal_id IS NOT NULL)))),
    CONSTRAINT example_picture_has_words_and_rights CHECK (((NOT ((kind)::text = 'picture'::text)) OR ((NOT ((alt)::text = ''::text)) AND (NOT ((rights)::text = ''::text))))),
    CONSTRAINT pilots_examplefile_size_check CHECK ((size >= 0))
);
ALTER TABLE public.pilots_examplefile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplefile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplefunding (
    id bigint NOT NULL,
    amount_nok bigint,
    year_from smallint,
    year_to smallint,
    words character varying(300) NOT NULL,
    "position" smallint NOT NULL,
    example_id bigint NOT NULL,
    source_id bigint NOT NULL,
    CONSTRAINT funding_amount_above_nought CHECK (((amount_nok IS NULL) OR (amount_nok > 0))),
    CONSTRAINT funding_ends_after_it_begins CHECK (((year_to IS NULL) OR (year_to >= year_from))),
    CONSTRAINT funding_years_are_years CHECK ((((year_from IS NULL) OR ((year_from >= 1900) AND (year_from <= 2100))) AND ((year_to IS NULL) OR ((year_to >= 1900) AND (year_to <= 2100))))),
    CONSTRAINT pilots_examplefunding_position_check CHECK (("position" >= 0)),
    CONSTRAINT pilots_examplefunding_year_from_check CHECK ((year_from >= 0)),
    CONSTRAINT pilots_examplefunding_year_to_check CHECK ((year_to >= 0))
);
ALTER TABLE public.pilots_examplefunding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplefunding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplemerger (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    chosen jsonb NOT NULL,
    changes jsonb NOT NULL,
    added jsonb NOT NULL,
    otherwise jsonb NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint,
    kept_id bigint NOT NULL,
    merged_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT example_not_merged_with_itself CHECK ((NOT (kept_id = merged_id)))
);
ALTER TABLE public.pilots_examplemerger ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplemerger_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplenote (
    id bigint NOT NULL,
    part character varying(30) NOT NULL,
    text text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    by_id bigint,
    example_id bigint NOT NULL
);
ALTER TABLE public.pilots_examplenote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplenote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_exampleproposal (
    id bigint NOT NULL,
    actor character varying(120) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    handed_over_at timestamp with time zone,
    sent_at timestamp with time zone,
    declined_at timestamp with time zone,
    declined_because character varying(500) NOT NULL,
    "values" jsonb NOT NULL,
    is_invented boolean NOT NULL,
    example_id bigint,
    made_by_id bigint,
    municipality_id bigint NOT NULL,
    sent_by_id bigint,
    CONSTRAINT example_proposal_declined_with_reason CHECK (((declined_at IS NULL) OR (NOT ((declined_because)::text = ''::text)))),
    CONSTRAINT example_proposal_sent_or_declined CHECK (((declined_at IS NULL) OR (sent_at IS NULL)))
);
ALTER TABLE public.pilots_exampleproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_exampleproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplesapart (
    id bigint NOT NULL,
    why character varying(300) NOT NULL,
    titles jsonb NOT NULL,
    sources jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint,
    first_id bigint NOT NULL,
    second_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT examples_apart_in_order CHECK ((first_id < second_id))
);
ALTER TABLE public.pilots_examplesapart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplesapart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplesource (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    url character varying(500) NOT NULL,
    year smallint,
    page character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    example_id bigint NOT NULL,
    document_id bigint,
    version character varying(80) NOT NULL,
    CONSTRAINT example_source_year_is_a_year CHECK (((year IS NULL) OR ((year >= 1900) AND (year <= 2100)))),
    CONSTRAINT pilots_examplesource_position_check CHECK (("position" >= 0)),
    CONSTRAINT pilots_examplesource_year_check CHECK ((year >= 0))
);
ALTER TABLE public.pilots_examplesource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplesource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplestep (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    example_id bigint NOT NULL,
    CONSTRAINT example_step_says_something CHECK ((NOT (text = ''::text))),
    CONSTRAINT pilots_examplestep_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.pilots_examplestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_examplestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_examplestory (
    example_id bigint NOT NULL,
    challenge text NOT NULL,
    goal text NOT NULL,
    anchoring text NOT NULL,
    participation_level character varying(14) NOT NULL,
    participation text NOT NULL,
    did_not_work text NOT NULL,
    advice text NOT NULL,
    other_effects text NOT NULL
);
CREATE TABLE public.pilots_exampleuse (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    "on" date NOT NULL,
    times integer NOT NULL,
    CONSTRAINT pilots_exampleuse_times_check CHECK ((times >= 0))
);
ALTER TABLE public.pilots_exampleuse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_exampleuse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_experimentconclusion (
    id bigint NOT NULL,
    verdict character varying(10) NOT NULL,
    told jsonb NOT NULL,
    words text NOT NULL,
    concluded_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    by_id bigint,
    experiment_id bigint NOT NULL
);
CREATE TABLE public.pilots_experimentconclusion_effects (
    id bigint NOT NULL,
    experimentconclusion_id bigint CONSTRAINT pilots_experimentconclusion_ef_experimentconclusion_id_not_null NOT NULL,
    exampleeffect_id bigint NOT NULL
);
ALTER TABLE public.pilots_experimentconclusion_effects ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_experimentconclusion_effects_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.pilots_experimentconclusion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_experimentconclusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_experimentnote (
    id bigint NOT NULL,
    kind character varying(11) NOT NULL,
    title character varying(200) NOT NULL,
    consequence text NOT NULL,
    "on" date,
    noted_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    by_id bigint,
    experiment_id bigint NOT NULL
);
ALTER TABLE public.pilots_experimentnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_experimentnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_fieldexperiment (
    id bigint NOT NULL,
    design character varying(14) NOT NULL,
    target_group character varying(200) NOT NULL,
    comparison_group character varying(200) NOT NULL,
    planned_n integer,
    pilot_id bigint NOT NULL,
    after_on date,
    before_on date,
    measured_by character varying(200) NOT NULL,
    planned_comparison_n integer,
    question text NOT NULL,
    rows_until date,
    same_units boolean NOT NULL,
    unit character varying(80) NOT NULL,
    cluster character varying(80) NOT NULL,
    personal_basis text NOT NULL,
    personal_data character varying(7) NOT NULL,
    storage text NOT NULL,
    CONSTRAINT experiment_before_comes_before_after CHECK (((before_on IS NULL) OR (after_on IS NULL) OR (before_on < after_on))),
    CONSTRAINT pilots_fieldexperiment_planned_comparison_n_check CHECK ((planned_comparison_n >= 0)),
    CONSTRAINT pilots_fieldexperiment_planned_n_check CHECK ((planned_n >= 0))
);
ALTER TABLE public.pilots_fieldexperiment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_fieldexperiment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_indicator (
    id bigint NOT NULL,
    outcome character varying(10) NOT NULL,
    name character varying(150) NOT NULL,
    unit character varying(60) NOT NULL,
    lower_is_better boolean NOT NULL,
    smallest numeric(14,3),
    experiment_id bigint NOT NULL,
    code character varying(40) NOT NULL,
    factor character varying(200) NOT NULL,
    instrument text NOT NULL,
    kind character varying(6) NOT NULL,
    "least" numeric(14,3),
    most numeric(14,3),
    CONSTRAINT indicator_least_below_most CHECK ((("least" IS NULL) OR (most IS NULL) OR ("least" < most))),
    CONSTRAINT indicator_smallest_change_above_zero CHECK (((smallest IS NULL) OR (smallest > (0)::numeric)))
);
ALTER TABLE public.pilots_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_keptresult (
    id bigint NOT NULL,
    told jsonb NOT NULL,
    missing integer NOT NULL,
    first_on date NOT NULL,
    is_invented boolean NOT NULL,
    deleted_at timestamp with time zone NOT NULL,
    indicator_id bigint NOT NULL,
    CONSTRAINT pilots_keptresult_missing_check CHECK ((missing >= 0))
);
ALTER TABLE public.pilots_keptresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_keptresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_linkstate (
    id bigint NOT NULL,
    url character varying(500) NOT NULL,
    outcome character varying(8) NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    status smallint,
    told character varying(200) NOT NULL,
    worked_at timestamp with time zone,
    failures smallint NOT NULL,
    failing_since timestamp with time zone,
    moved_to character varying(500) NOT NULL,
    CONSTRAINT link_failing_since_a_time CHECK ((((failures = 0) AND (failing_since IS NULL)) OR ((failures > 0) AND (failing_since IS NOT NULL)))),
    CONSTRAINT pilots_linkstate_failures_check CHECK ((failures >= 0)),
    CONSTRAINT pilots_linkstate_status_check CHECK ((status >= 0))
);
ALTER TABLE public.pilots_linkstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_linkstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_measurement (
    id bigint NOT NULL,
    "group" character varying(10) NOT NULL,
    moment character varying(6) NOT NULL,
    "on" date NOT NULL,
    mean numeric(30,20) NOT NULL,
    low numeric(30,20),
    high numeric(30,20),
    n integer NOT NULL,
    is_invented boolean NOT NULL,
    indicator_id bigint NOT NULL,
    CONSTRAINT measurement_mean_within_its_interval CHECK ((((high IS NULL) AND (low IS NULL)) OR ((high >= mean) AND (high IS NOT NULL) AND (low IS NOT NULL) AND (low <= mean)))),
    CONSTRAINT measurement_of_somebody CHECK ((n > 0)),
    CONSTRAINT pilots_measurement_n_check CHECK ((n >= 0))
);
ALTER TABLE public.pilots_measurement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_measurement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_observation (
    id bigint NOT NULL,
    unit character varying(40) NOT NULL,
    "group" character varying(10) NOT NULL,
    moment character varying(6) NOT NULL,
    "on" date NOT NULL,
    value numeric(22,10),
    is_invented boolean NOT NULL,
    indicator_id bigint NOT NULL,
    cluster character varying(40) NOT NULL
);
ALTER TABLE public.pilots_observation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_observation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_ownanalysis (
    id bigint NOT NULL,
    value numeric(30,20) NOT NULL,
    low numeric(30,20) NOT NULL,
    high numeric(30,20) NOT NULL,
    n integer NOT NULL,
    method text NOT NULL,
    file character varying(100) NOT NULL,
    file_name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    put_in_at timestamp with time zone NOT NULL,
    by_id bigint,
    indicator_id bigint NOT NULL,
    CONSTRAINT analysis_of_somebody CHECK ((n > 0)),
    CONSTRAINT analysis_value_within_its_interval CHECK (((high >= value) AND (low <= value))),
    CONSTRAINT pilots_ownanalysis_n_check CHECK ((n >= 0))
);
ALTER TABLE public.pilots_ownanalysis ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_ownanalysis_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_pilot (
    id bigint NOT NULL,
    slug character varying(120) NOT NULL,
    name character varying(120) NOT NULL,
    summary text NOT NULL,
    hypothesis text NOT NULL,
    hypothesis_registered_at timestamp with time zone,
    conclusion character varying(10) NOT NULL,
    published_at timestamp with time zone,
    is_invented boolean NOT NULL,
    barrier_id bigint,
    claim_id bigint NOT NULL,
    example_id bigint,
    owner_id bigint,
    phase_id bigint NOT NULL,
    sector_id bigint,
    cost text NOT NULL,
    cost_nok bigint,
    cost_year smallint,
    funding text NOT NULL,
    instrument_id bigint,
    legal text NOT NULL,
    network_group_id bigint,
    next_steps text NOT NULL,
    participation text NOT NULL,
    potential_high numeric(14,3),
    potential_low numeric(14,3),
    potential_method text NOT NULL,
    problem text NOT NULL,
    researcher_id bigint,
    risk text NOT NULL,
    state character varying(10) NOT NULL,
    why text NOT NULL,
    CONSTRAINT pilot_cost_has_its_year CHECK (((cost_nok IS NULL) OR ((cost_nok >= 0) AND (cost_year IS NOT NULL)))),
    CONSTRAINT pilot_potential_has_two_ends CHECK ((((potential_high IS NULL) AND (potential_low IS NULL)) OR (potential_low <= potential_high))),
    CONSTRAINT pilot_potential_says_how CHECK (((potential_low IS NULL) OR (NOT (potential_method = ''::text)))),
    CONSTRAINT pilot_published_has_a_time CHECK (((NOT ((state)::text = 'published'::text)) OR (published_at IS NOT NULL))),
    CONSTRAINT pilot_registered_hypothesis_has_words CHECK (((hypothesis_registered_at IS NULL) OR (NOT (hypothesis = ''::text)))),
    CONSTRAINT pilots_pilot_cost_year_check CHECK ((cost_year >= 0))
);
ALTER TABLE public.pilots_pilot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_pilot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_pilot_municipalities (
    id bigint NOT NULL,
    pilot_id bigint NOT NULL,
    municipality_id bigint NOT NULL
);
ALTER TABLE public.pilots_pilot_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_pilot_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_pilotdecision (
    id bigint NOT NULL,
    reason text NOT NULL,
    "on" date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    by_id bigint,
    from_phase_id bigint NOT NULL,
    pilot_id bigint NOT NULL,
    to_phase_id bigint NOT NULL
);
ALTER TABLE public.pilots_pilotdecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_pilotdecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_pilotpartner (
    id bigint NOT NULL,
    role character varying(120) NOT NULL,
    organisation_id bigint,
    pilot_id bigint NOT NULL,
    actor_group_id bigint,
    name character varying(120) NOT NULL,
    CONSTRAINT pilot_partner_is_one_body CHECK (((((name)::text = ''::text) AND (organisation_id IS NOT NULL)) OR ((organisation_id IS NULL) AND (NOT ((name)::text = ''::text)))))
);
ALTER TABLE public.pilots_pilotpartner ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_pilotpartner_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_pilotproposal (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    summary text NOT NULL,
    problem text NOT NULL,
    expected text NOT NULL,
    place character varying(200) NOT NULL,
    token_hash character varying(64) NOT NULL,
    state character varying(8) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    reason character varying(500) NOT NULL,
    is_invented boolean NOT NULL,
    actor_group_id bigint,
    decided_by_id bigint,
    pilot_id bigint,
    CONSTRAINT pilot_proposal_decided_at_a_time CHECK ((((state)::text = 'open'::text) OR (decided_at IS NOT NULL))),
    CONSTRAINT pilot_proposal_declined_with_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((reason)::text = ''::text))))
);
ALTER TABLE public.pilots_pilotproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pilots_pilotproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pilots_statedevidence (
    assessment_id bigint NOT NULL,
    basis character varying(10) NOT NULL,
    is_hoped_for boolean NOT NULL,
    comparison character varying(10) NOT NULL,
    before character varying(10) NOT NULL,
    said_by character varying(11) NOT NULL,
    method text NOT NULL
);
CREATE TABLE public.plan_accountingperiod (
    id bigint NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    closed_at timestamp with time zone,
    entries integer,
    sum_nok numeric(14,2),
    sha256 character varying(64) NOT NULL,
    is_invented boolean NOT NULL,
    closed_by_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT period_closed_with_its_checksum CHECK ((((closed_at IS NULL) AND ((sha256)::text = ''::text)) OR ((closed_at IS NOT NULL) AND (NOT ((sha256)::text = ''::text))))),
    CONSTRAINT period_ends_after_it_begins CHECK ((last_day >= first_day)),
    CONSTRAINT plan_accountingperiod_entries_check CHECK ((entries >= 0))
);
ALTER TABLE public.plan_accountingperiod ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_accountingperiod_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_accountsstatement (
    id bigint NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    data jsonb NOT NULL,
    entries_sha256 character varying(64) NOT NULL,
    has_invented boolean NOT NULL,
    file character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    pages integer,
    validation jsonb NOT NULL,
    job_id uuid,
    ordered_by_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT plan_accountsstatement_pages_check CHECK ((pages >= 0))
);
ALTER TABLE public.plan_accountsstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_accountsstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_activity (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(250) NOT NULL,
    goal text NOT NULL,
    schedule_label character varying(200) NOT NULL,
    schedule_from date NOT NULL,
    schedule_to date NOT NULL,
    methods jsonb NOT NULL,
    covers jsonb NOT NULL,
    lead_id bigint NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT activity_ends_after_it_begins CHECK ((schedule_to >= schedule_from)),
    CONSTRAINT plan_activity_number_check CHECK ((number >= 0))
);
ALTER TABLE public.plan_activity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_activity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_activity_partners (
    id bigint NOT NULL,
    activity_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.plan_activity_partners ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_activity_partners_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_budgetline (
    id bigint NOT NULL,
    "table" character varying(20) NOT NULL,
    code character varying(40) NOT NULL,
    label character varying(120) NOT NULL,
    year smallint,
    amount_nok bigint NOT NULL,
    "position" smallint NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT budget_amount_not_negative CHECK ((amount_nok >= 0)),
    CONSTRAINT plan_budgetline_position_check CHECK (("position" >= 0)),
    CONSTRAINT plan_budgetline_year_check CHECK ((year >= 0))
);
ALTER TABLE public.plan_budgetline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_budgetline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_classificationrule (
    id bigint NOT NULL,
    cost_type character varying(40) NOT NULL,
    sector character varying(40) NOT NULL,
    task character varying(40) NOT NULL,
    financing character varying(40) NOT NULL,
    words character varying(100) NOT NULL,
    "position" smallint NOT NULL,
    activity_id bigint,
    organisation_id bigint,
    CONSTRAINT plan_classificationrule_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.plan_classificationrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_classificationrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_deliverable (
    id bigint NOT NULL,
    code character varying(8) NOT NULL,
    title character varying(200) NOT NULL,
    wording character varying(250) NOT NULL,
    kind character varying(20) NOT NULL,
    first_draft_due date,
    due date,
    activity_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT deliverable_code_is_d_and_number CHECK (((code)::text ~ '^D\d+$'::text))
);
ALTER TABLE public.plan_deliverable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_deliverable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_discrepancy (
    id bigint NOT NULL,
    place character varying(20) NOT NULL,
    text_nb text NOT NULL,
    text_en text NOT NULL,
    "position" smallint NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT plan_discrepancy_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.plan_discrepancy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_discrepancy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_hourlyrate (
    id bigint NOT NULL,
    rate_nok numeric(9,2) NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    source character varying(300) NOT NULL,
    is_invented boolean NOT NULL,
    organisation_id bigint,
    CONSTRAINT rate_ends_after_it_begins CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
ALTER TABLE public.plan_hourlyrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_hourlyrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_ledgerentry (
    id bigint NOT NULL,
    cost_type character varying(40) NOT NULL,
    sector character varying(40) NOT NULL,
    task character varying(40) NOT NULL,
    financing character varying(40) NOT NULL,
    number integer NOT NULL,
    date date NOT NULL,
    text character varying(200) NOT NULL,
    voucher character varying(60) NOT NULL,
    hours numeric(7,2),
    rate_nok numeric(9,2),
    amount_nok numeric(14,2) NOT NULL,
    entered_at timestamp with time zone,
    is_invented boolean NOT NULL,
    activity_id bigint,
    entered_by_id bigint,
    organisation_id bigint NOT NULL,
    rate_id bigint,
    reverses_id bigint,
    project_id bigint NOT NULL,
    CONSTRAINT ledger_amount_is_hours_times_rate CHECK (((hours IS NULL) OR (amount_nok = round((hours * rate_nok), 2)))),
    CONSTRAINT ledger_hours_with_rate CHECK ((((hours IS NULL) AND (rate_nok IS NULL)) OR ((hours IS NOT NULL) AND (rate_nok IS NOT NULL)))),
    CONSTRAINT ledger_stands_in_every_table CHECK (((NOT ((cost_type)::text = ''::text)) AND (NOT ((sector)::text = ''::text)) AND (NOT ((task)::text = ''::text)) AND (NOT ((financing)::text = ''::text)))),
    CONSTRAINT plan_ledgerentry_number_check CHECK ((number >= 0))
);
ALTER TABLE public.plan_ledgerentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_ledgerentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_milestone (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    wording character varying(250) NOT NULL,
    planned_from date NOT NULL,
    planned_to date NOT NULL,
    reached_on date,
    is_invented boolean NOT NULL,
    activity_id bigint NOT NULL,
    CONSTRAINT milestone_ends_after_it_begins CHECK ((planned_to >= planned_from))
);
ALTER TABLE public.plan_milestone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_milestone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_milestonemove (
    id bigint NOT NULL,
    old_from date NOT NULL,
    old_to date NOT NULL,
    new_from date NOT NULL,
    new_to date NOT NULL,
    reason character varying(500) NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    milestone_id bigint NOT NULL,
    moved_by_id bigint,
    CONSTRAINT move_ends_after_it_begins CHECK ((new_to >= new_from)),
    CONSTRAINT move_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);
ALTER TABLE public.plan_milestonemove ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_milestonemove_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_pillar (
    id bigint NOT NULL,
    number smallint NOT NULL,
    code character varying(50) NOT NULL,
    title character varying(200) NOT NULL,
    summary text NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT plan_pillar_number_check CHECK ((number >= 0))
);
ALTER TABLE public.plan_pillar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_pillar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_project (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    application_number character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    programme character varying(80) NOT NULL,
    application_type character varying(80) NOT NULL,
    applied_on date,
    period_from date NOT NULL,
    period_to date NOT NULL,
    main_goal text NOT NULL,
    facts jsonb NOT NULL,
    source character varying(200) NOT NULL,
    owner_id bigint NOT NULL,
    CONSTRAINT project_ends_after_it_begins CHECK ((period_to >= period_from))
);
ALTER TABLE public.plan_project ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_project_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_project_partners (
    id bigint NOT NULL,
    project_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.plan_project_partners ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_project_partners_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_projectstatement (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    number smallint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT plan_projectstatement_number_check CHECK ((number >= 0))
);
ALTER TABLE public.plan_projectstatement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_projectstatement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_proposedentry (
    id bigint NOT NULL,
    cost_type character varying(40) NOT NULL,
    sector character varying(40) NOT NULL,
    task character varying(40) NOT NULL,
    financing character varying(40) NOT NULL,
    source character varying(40) NOT NULL,
    key character varying(100) NOT NULL,
    is_hours boolean NOT NULL,
    date date NOT NULL,
    text character varying(200) NOT NULL,
    voucher character varying(60) NOT NULL,
    hours numeric(7,2),
    amount_nok numeric(14,2),
    place character varying(300) NOT NULL,
    state character varying(9) NOT NULL,
    decision character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    activity_id bigint,
    decided_by_id bigint,
    entry_id bigint,
    organisation_id bigint,
    project_id bigint NOT NULL,
    resembles_id bigint,
    CONSTRAINT proposal_accepted_has_its_entry CHECK (((((state)::text = 'accepted'::text) AND (entry_id IS NOT NULL)) OR ((NOT ((state)::text = 'accepted'::text)) AND (entry_id IS NULL)))),
    CONSTRAINT proposal_hours_above_nought CHECK (((hours IS NULL) OR (hours > (0)::numeric)))
);
ALTER TABLE public.plan_proposedentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_proposedentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_reference (
    id bigint NOT NULL,
    authors character varying(300) NOT NULL,
    year smallint,
    title character varying(300) NOT NULL,
    published character varying(300) NOT NULL,
    doi character varying(100) NOT NULL,
    url character varying(300) NOT NULL,
    is_listed boolean NOT NULL,
    project_id bigint NOT NULL,
    CONSTRAINT plan_reference_year_check CHECK ((year >= 0))
);
ALTER TABLE public.plan_reference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_reference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.plan_researchquestion (
    id bigint NOT NULL,
    code character varying(8) NOT NULL,
    text text NOT NULL,
    parent_id bigint,
    project_id bigint NOT NULL
);
ALTER TABLE public.plan_researchquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.plan_researchquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_citedpassage (
    id bigint NOT NULL,
    reference character varying(8) NOT NULL,
    place integer NOT NULL,
    claim_id bigint,
    passage_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT reports_citedpassage_place_check CHECK ((place >= 0))
);
ALTER TABLE public.reports_citedpassage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_citedpassage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_dissemination (
    id bigint NOT NULL,
    "on" date NOT NULL,
    title character varying(250) NOT NULL,
    channel character varying(150) NOT NULL,
    url character varying(500) NOT NULL,
    is_invented boolean NOT NULL,
    deliverable_id bigint,
    kind character varying(10) NOT NULL
);
ALTER TABLE public.reports_dissemination ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_dissemination_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_edition (
    id bigint NOT NULL,
    number integer NOT NULL,
    audience character varying(8) NOT NULL,
    profile character varying(8) NOT NULL,
    state character varying(10) NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    file character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    pages integer,
    validation jsonb NOT NULL,
    deliverable_id bigint NOT NULL,
    job_id uuid,
    ordered_by_id bigint,
    snapshot_id bigint NOT NULL,
    word character varying(200) NOT NULL,
    web character varying(200) NOT NULL,
    package character varying(200) NOT NULL,
    CONSTRAINT edition_finished_has_a_file CHECK (((NOT ((state)::text = ANY ((ARRAY['draft'::character varying, 'shared'::character varying, 'review'::character varying, 'published'::character varying])::text[]))) OR (NOT ((sha256)::text = ''::text)))),
    CONSTRAINT reports_edition_number_check CHECK ((number >= 0)),
    CONSTRAINT reports_edition_pages_check CHECK ((pages >= 0))
);
ALTER TABLE public.reports_edition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_edition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_section (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    "position" smallint NOT NULL,
    deliverable_id bigint NOT NULL,
    responsible_id bigint,
    CONSTRAINT reports_section_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.reports_section ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_section_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_sectioncomment (
    id bigint NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    handled_by_id bigint,
    section_id bigint NOT NULL,
    written_by_id bigint
);
ALTER TABLE public.reports_sectioncomment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_sectioncomment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_sectionrevision (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    deliverable_id bigint NOT NULL,
    written_by_id bigint,
    CONSTRAINT reports_sectionrevision_number_check CHECK ((number >= 0))
);
ALTER TABLE public.reports_sectionrevision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_sectionrevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_sentence (
    id bigint NOT NULL,
    place character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    claim_id bigint NOT NULL,
    deliverable_id bigint NOT NULL,
    weakened_at timestamp with time zone,
    CONSTRAINT reports_sentence_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.reports_sentence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_sentence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.reports_snapshot (
    id bigint NOT NULL,
    audience character varying(8) NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    data jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    has_invented boolean NOT NULL,
    deliverable_id bigint NOT NULL
);
ALTER TABLE public.reports_snapshot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_snapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_searchentry (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    content_type_id integer NOT NULL,
    documented smallint NOT NULL,
    is_public boolean NOT NULL,
    year smallint,
    packed bytea NOT NULL,
    facets bigint[] NOT NULL,
    vector tsvector NOT NULL
)
WITH (toast_tuple_target='8160');
ALTER TABLE public.search_searchentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_searchentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_searchfacet (
    id bigint NOT NULL,
    code bigint NOT NULL,
    public_rows integer NOT NULL,
    content_type_id integer NOT NULL,
    number integer NOT NULL,
    CONSTRAINT search_searchfacet_number_check CHECK ((number >= 0)),
    CONSTRAINT search_searchfacet_public_rows_check CHECK ((public_rows >= 0))
);
ALTER TABLE public.search_searchfacet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_searchfacet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_searchreading (
    entry_id bigint NOT NULL,
    words text[] NOT NULL,
    digest character varying(64) NOT NULL,
    analyser character varying(16) NOT NULL
);
CREATE TABLE public.search_searchstate (
    id bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT search_state_is_one CHECK ((id = 1))
);
ALTER TABLE public.search_searchstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_searchstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_searchword (
    id bigint NOT NULL,
    word character varying(200) NOT NULL,
    rows integer NOT NULL,
    public_rows integer NOT NULL,
    content_type_id integer NOT NULL,
    CONSTRAINT search_searchword_public_rows_check CHECK ((public_rows >= 0)),
    CONSTRAINT search_searchword_rows_check CHECK ((rows >= 0)),
    CONSTRAINT search_word_public_among_all CHECK ((public_rows <= rows))
);
ALTER TABLE public.search_searchword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_searchword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_synonymgroup (
    id bigint NOT NULL,
    words text NOT NULL,
    note character varying(300) NOT NULL,
    is_active boolean NOT NULL
);
ALTER TABLE public.search_synonymgroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_synonymgroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_unansweredsearch (
    id bigint NOT NULL,
    words character varying(80) NOT NULL,
    times integer NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    CONSTRAINT search_unansweredsearch_times_check CHECK ((times >= 0)),
    CONSTRAINT unanswered_search_counts_on CHECK (((times >= 1) AND (last_on >= first_on)))
);
ALTER TABLE public.search_unansweredsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_unansweredsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.terms_term (
    id bigint NOT NULL,
    vocabulary character varying(20) NOT NULL,
    code character varying(40) NOT NULL,
    label_nb character varying(120) NOT NULL,
    label_nn character varying(120) NOT NULL,
    label_en character varying(120) NOT NULL,
    source character varying(300) NOT NULL,
    "position" smallint NOT NULL,
    is_active boolean NOT NULL,
    CONSTRAINT terms_term_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.terms_term ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.terms_term_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_draft (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    target_id character varying(64) NOT NULL,
    data jsonb NOT NULL,
    version integer NOT NULL,
    field_versions jsonb NOT NULL,
    saved_at timestamp with time zone,
    tab character varying(40) NOT NULL,
    answers jsonb NOT NULL,
    editor_id bigint,
    target_type_id integer NOT NULL,
    CONSTRAINT work_draft_version_check CHECK ((version >= 0))
);
ALTER TABLE public.work_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_draftconflict (
    id bigint NOT NULL,
    field character varying(80) NOT NULL,
    value jsonb NOT NULL,
    tab character varying(40) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    draft_id bigint NOT NULL,
    editor_id bigint
);
ALTER TABLE public.work_draftconflict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_draftconflict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_draftpresence (
    id bigint NOT NULL,
    tab character varying(40) NOT NULL,
    place character varying(40) NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    draft_id bigint NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.work_draftpresence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_draftpresence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_draftrevision (
    id bigint NOT NULL,
    version integer NOT NULL,
    data jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    draft_id bigint NOT NULL,
    editor_id bigint,
    CONSTRAINT work_draftrevision_version_check CHECK ((version >= 0))
);
ALTER TABLE public.work_draftrevision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_draftrevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_historyentry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id bigint,
    action character varying(80) NOT NULL,
    reason character varying(500) NOT NULL,
    operation character varying(6) NOT NULL,
    "table" character varying(80) NOT NULL,
    "row" character varying(64) NOT NULL,
    changes jsonb NOT NULL
);
ALTER TABLE public.work_historyentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_historyentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_import (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    file_name character varying(200) NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    content bytea NOT NULL,
    source character varying(400) NOT NULL,
    border_year smallint,
    state character varying(9) NOT NULL,
    digest character varying(64) NOT NULL,
    counts jsonb NOT NULL,
    differences jsonb NOT NULL,
    faults jsonb NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    brought_by_id bigint,
    decided_by_id bigint,
    about character varying(150) NOT NULL,
    CONSTRAINT import_decided_at_a_time CHECK ((((state)::text = 'shown'::text) OR (decided_at IS NOT NULL))),
    CONSTRAINT import_keeps_no_content_when_decided CHECK ((((state)::text = 'shown'::text) OR (content = '\x'::bytea))),
    CONSTRAINT work_import_border_year_check CHECK ((border_year >= 0)),
    CONSTRAINT work_import_size_check CHECK ((size >= 0))
);
CREATE TABLE public.work_job (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    params jsonb NOT NULL,
    input_hash character varying(64) NOT NULL,
    state character varying(12) NOT NULL,
    step integer NOT NULL,
    steps integer NOT NULL,
    step_name character varying(200) NOT NULL,
    message character varying(500) NOT NULL,
    attempts smallint NOT NULL,
    lease_until timestamp with time zone,
    worker character varying(120) NOT NULL,
    cancel_requested boolean NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    queued_at timestamp with time zone,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    result jsonb NOT NULL,
    ordered_by_id bigint,
    CONSTRAINT job_step_within_steps CHECK (((step <= steps) OR (steps = 0))),
    CONSTRAINT work_job_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT work_job_step_check CHECK ((step >= 0)),
    CONSTRAINT work_job_steps_check CHECK ((steps >= 0))
);
CREATE TABLE public.work_mail (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    key character varying(200) NOT NULL,
    recipient character varying(254) NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    link_scope character varying(40) NOT NULL,
    target_id character varying(64) NOT NULL,
    state character varying(9) NOT NULL,
    reason character varying(500) NOT NULL,
    attempts smallint NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    sent_at timestamp with time zone,
    ordered_by_id bigint,
    target_type_id integer,
    address_book character varying(40) NOT NULL,
    calendar jsonb,
    reply_to character varying(254) NOT NULL,
    CONSTRAINT mail_goes_to_somebody CHECK (((((address_book)::text = ''::text) AND (NOT ((recipient)::text = ''::text))) OR ((NOT ((address_book)::text = ''::text)) AND ((recipient)::text = ''::text) AND (target_type_id IS NOT NULL)))),
    CONSTRAINT mail_link_has_target CHECK ((((link_scope)::text = ''::text) OR (target_type_id IS NOT NULL))),
    CONSTRAINT mail_sent_at_a_time CHECK (((sent_at IS NOT NULL) OR (NOT ((state)::text = 'sent'::text)))),
    CONSTRAINT work_mail_attempts_check CHECK ((attempts >= 0))
);
CREATE TABLE public.work_publication (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    target_id character varying(64) NOT NULL,
    series character varying(80) NOT NULL,
    version integer NOT NULL,
    target_type_id integer NOT NULL,
    CONSTRAINT work_publication_version_check CHECK ((version >= 0))
);
ALTER TABLE public.work_publication ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_publication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_publicationcomment (
    id bigint NOT NULL,
    place character varying(80) NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    answer character varying(500) NOT NULL,
    publication_id bigint NOT NULL,
    resolved_by_id bigint,
    recipient_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT comment_resolved_with_words CHECK (((resolved_at IS NULL) OR (NOT ((answer)::text = ''::text))))
);
ALTER TABLE public.work_publicationcomment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_publicationcomment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_publicationrecipient (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    sent_count integer NOT NULL,
    withdrawn_at timestamp with time zone,
    asked_by_id bigint,
    publication_id bigint NOT NULL,
    CONSTRAINT work_publicationrecipient_sent_count_check CHECK ((sent_count >= 0))
);
ALTER TABLE public.work_publicationrecipient ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_publicationrecipient_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_publicationstep (
    id bigint NOT NULL,
    from_state character varying(20) NOT NULL,
    to_state character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(500) NOT NULL,
    by_id bigint,
    publication_id bigint NOT NULL
);
ALTER TABLE public.work_publicationstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_publicationstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_publicationversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    parts jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    frozen_by_id bigint,
    publication_id bigint NOT NULL,
    CONSTRAINT work_publicationversion_number_check CHECK ((number >= 0))
);
ALTER TABLE public.work_publicationversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_publicationversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.work_suggestion (
    id bigint NOT NULL,
    target_id character varying(64) NOT NULL,
    field character varying(60) NOT NULL,
    old text NOT NULL,
    new text NOT NULL,
    source character varying(500) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    decided_at timestamp with time zone,
    decision character varying(500) NOT NULL,
    decided_by_id bigint,
    made_by_id bigint,
    made_through_id bigint,
    organisation_id bigint NOT NULL,
    target_type_id integer NOT NULL,
    CONSTRAINT suggestion_decided_at_a_time CHECK (((NOT ((state)::text = ANY ((ARRAY['accepted'::character varying, 'declined'::character varying])::text[]))) OR (decided_at IS NOT NULL))),
    CONSTRAINT suggestion_declined_with_reason CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((decision)::text = ''::text))))
);
ALTER TABLE public.work_suggestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.work_suggestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_action (
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    due_on date,
    done_on date,
    is_invented boolean NOT NULL,
    organisation_id bigint,
    person_id bigint,
    meeting_id bigint NOT NULL,
    dropped_on date,
    email character varying(254) NOT NULL,
    outcome character varying(300) NOT NULL,
    reminded_for date,
    CONSTRAINT action_done_or_dropped CHECK (((done_on IS NULL) OR (dropped_on IS NULL))),
    CONSTRAINT action_has_somebody CHECK (((organisation_id IS NOT NULL) OR (person_id IS NOT NULL)))
);
CREATE TABLE public.workshops_action_claims (
    id bigint NOT NULL,
    action_id bigint NOT NULL,
    claim_id bigint NOT NULL
);
ALTER TABLE public.workshops_action_claims ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_action_claims_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.workshops_action ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_action_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_action_passages (
    id bigint NOT NULL,
    action_id bigint NOT NULL,
    passage_id bigint NOT NULL
);
ALTER TABLE public.workshops_action_passages ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_action_passages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_attendance (
    id bigint NOT NULL,
    half character varying(6) NOT NULL,
    invitation_id bigint NOT NULL
);
ALTER TABLE public.workshops_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_ballot (
    id uuid NOT NULL,
    voter_hash character varying(64) NOT NULL,
    choices jsonb NOT NULL,
    poll_id bigint NOT NULL,
    counted jsonb,
    seq integer NOT NULL,
    tab character varying(36) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT workshops_ballot_seq_check CHECK ((seq >= 0)),
    CONSTRAINT workshops_ballot_version_check CHECK ((version >= 0))
);
CREATE TABLE public.workshops_basisconclusion (
    id bigint NOT NULL,
    wording text NOT NULL,
    "position" integer NOT NULL,
    chosen_at timestamp with time zone NOT NULL,
    chosen_by_id bigint,
    conclusion_id bigint NOT NULL,
    CONSTRAINT workshops_basisconclusion_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.workshops_basisconclusion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_basisconclusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_casepaper (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    case_number character varying(40) NOT NULL,
    background text NOT NULL,
    facts text NOT NULL,
    proposal text NOT NULL,
    state character varying(10) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    final_at timestamp with time zone,
    pdf character varying(200) NOT NULL,
    word character varying(200) NOT NULL,
    is_invented boolean NOT NULL,
    addressee_id bigint,
    meeting_id bigint NOT NULL,
    written_by_id bigint,
    CONSTRAINT case_paper_final_has_its_files CHECK (((NOT ((state)::text = 'final'::text)) OR ((final_at IS NOT NULL) AND (NOT ((pdf)::text = ''::text)) AND (NOT ((word)::text = ''::text)))))
);
ALTER TABLE public.workshops_casepaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_casepaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_conclusion (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    claim_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT workshops_conclusion_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.workshops_conclusion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_conclusion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_conclusionwording (
    id bigint NOT NULL,
    statement text NOT NULL,
    reason character varying(200) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint,
    conclusion_id bigint NOT NULL
);
ALTER TABLE public.workshops_conclusionwording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_conclusionwording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_countedvote (
    id uuid NOT NULL,
    dots smallint NOT NULL,
    claim_id bigint NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT workshops_countedvote_dots_check CHECK ((dots >= 0))
);
CREATE TABLE public.workshops_evaluation (
    id bigint NOT NULL,
    opened_at timestamp with time zone,
    closes_at timestamp with time zone,
    closed_at timestamp with time zone,
    asked integer NOT NULL,
    reminded_at timestamp with time zone,
    answered integer,
    groups jsonb NOT NULL,
    is_invented boolean NOT NULL,
    meeting_id bigint NOT NULL,
    CONSTRAINT evaluation_closes_after_it_opens CHECK (((opened_at IS NULL) OR (closes_at > opened_at))),
    CONSTRAINT evaluation_opened_before_it_closed CHECK (((closed_at IS NULL) OR (opened_at IS NOT NULL))),
    CONSTRAINT workshops_evaluation_answered_check CHECK ((answered >= 0)),
    CONSTRAINT workshops_evaluation_asked_check CHECK ((asked >= 0))
);
ALTER TABLE public.workshops_evaluation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_evaluation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_evaluationanswer (
    id uuid NOT NULL,
    number smallint,
    text text NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT workshops_evaluationanswer_number_check CHECK ((number >= 0))
);
CREATE TABLE public.workshops_evaluationquestion (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(6) NOT NULL,
    text_nb character varying(200) NOT NULL,
    text_nn character varying(200) NOT NULL,
    evaluation_id bigint NOT NULL,
    CONSTRAINT workshops_evaluationquestion_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.workshops_evaluationquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_evaluationquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_evaluationsecret (
    evaluation_id bigint NOT NULL,
    key bytea NOT NULL
);
CREATE TABLE public.workshops_evaluationsheet (
    id uuid NOT NULL,
    voter_hash character varying(64) NOT NULL,
    answers jsonb NOT NULL,
    version integer NOT NULL,
    tab character varying(36) NOT NULL,
    seq integer NOT NULL,
    evaluation_id bigint NOT NULL,
    CONSTRAINT workshops_evaluationsheet_seq_check CHECK ((seq >= 0)),
    CONSTRAINT workshops_evaluationsheet_version_check CHECK ((version >= 0))
);
CREATE TABLE public.workshops_ground (
    id bigint NOT NULL,
    claim_id bigint NOT NULL,
    idea_id bigint,
    poll_id bigint,
    CONSTRAINT ground_is_one_thing CHECK ((((idea_id IS NOT NULL) AND (poll_id IS NULL)) OR ((idea_id IS NULL) AND (poll_id IS NOT NULL))))
);
ALTER TABLE public.workshops_ground ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_ground_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_idea (
    id bigint NOT NULL,
    text text NOT NULL,
    is_invented boolean NOT NULL,
    claim_id bigint,
    meeting_id bigint NOT NULL,
    session_id bigint,
    key uuid NOT NULL,
    kind character varying(4) NOT NULL,
    merged_into_id bigint,
    table_id bigint,
    CONSTRAINT idea_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.workshops_idea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_idea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_invitation (
    id bigint NOT NULL,
    role character varying(14) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    state character varying(10) NOT NULL,
    is_invented boolean NOT NULL,
    organisation_id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    language character varying(2) NOT NULL,
    stands_in_for_id bigint,
    invited_by_id bigint,
    mailed_at timestamp with time zone,
    answered_at timestamp with time zone,
    answer_way character varying(5) NOT NULL,
    answer_note character varying(200) NOT NULL,
    answered_by_id bigint,
    calendar_uid uuid NOT NULL,
    calendar_sequence integer,
    calendar_of integer,
    CONSTRAINT invitation_not_its_own_deputy CHECK (((stands_in_for_id IS NULL) OR (NOT ((stands_in_for_id = id) AND (stands_in_for_id IS NOT NULL))))),
    CONSTRAINT workshops_invitation_calendar_of_check CHECK ((calendar_of >= 0)),
    CONSTRAINT workshops_invitation_calendar_sequence_check CHECK ((calendar_sequence >= 0))
);
ALTER TABLE public.workshops_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_meeting (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    month date,
    starts_at timestamp with time zone,
    place character varying(120) NOT NULL,
    programme_version character varying(40) NOT NULL,
    participants jsonb NOT NULL,
    inputs jsonb NOT NULL,
    source character varying(300) NOT NULL,
    certainty character varying(40) NOT NULL,
    published_at timestamp with time zone,
    is_invented boolean NOT NULL,
    calendar_uid uuid NOT NULL,
    calendar_sequence integer NOT NULL,
    calendar_state character varying(300) NOT NULL,
    organiser_id bigint NOT NULL,
    case_number character varying(40) NOT NULL,
    notes_id bigint,
    ends_at timestamp with time zone,
    answer_by timestamp with time zone,
    called_off_at timestamp with time zone,
    published_programme jsonb NOT NULL,
    programme_changed_at timestamp with time zone,
    names_until date,
    CONSTRAINT meeting_contact_is_not_public CHECK (((published_at IS NULL) OR (NOT ((kind)::text = ANY ((ARRAY['talk'::character varying, 'call'::character varying, 'mail'::character varying])::text[]))))),
    CONSTRAINT meeting_ends_after_it_starts CHECK (((ends_at IS NULL) OR ((ends_at > starts_at) AND (starts_at IS NOT NULL)))),
    CONSTRAINT workshops_meeting_calendar_sequence_check CHECK ((calendar_sequence >= 0))
);
ALTER TABLE public.workshops_meeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_meeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_meeting_municipalities (
    id bigint NOT NULL,
    meeting_id bigint NOT NULL,
    municipality_id bigint NOT NULL
);
ALTER TABLE public.workshops_meeting_municipalities ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_meeting_municipalities_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_minutes (
    id bigint NOT NULL,
    number smallint NOT NULL,
    state character varying(10) NOT NULL,
    programme character varying(80) NOT NULL,
    names boolean NOT NULL,
    comment_by timestamp with time zone,
    change character varying(300) NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    approval character varying(300) NOT NULL,
    is_invented boolean NOT NULL,
    approved_by_id bigint,
    drafted_by_id bigint,
    meeting_id bigint NOT NULL,
    CONSTRAINT minutes_approved_by_somebody CHECK (((NOT ((state)::text = 'approved'::text)) OR ((approved_at IS NOT NULL) AND (NOT ((approval)::text = ''::text))))),
    CONSTRAINT workshops_minutes_number_check CHECK ((number >= 0))
);
ALTER TABLE public.workshops_minutes ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_minutes_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_minutescomment (
    id bigint NOT NULL,
    text text NOT NULL,
    seen character varying(16) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    decision character varying(9) NOT NULL,
    answer character varying(500) NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    reader_id bigint NOT NULL,
    section_id bigint NOT NULL,
    CONSTRAINT minutes_comment_refused_with_words CHECK (((NOT ((decision)::text = 'not_taken'::text)) OR (NOT ((answer)::text = ''::text))))
);
ALTER TABLE public.workshops_minutescomment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_minutescomment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_minutesperson (
    id bigint NOT NULL,
    invitation_id bigint,
    minutes_id bigint NOT NULL,
    participant_id bigint,
    CONSTRAINT minutes_person_is_one_row CHECK ((((invitation_id IS NOT NULL) OR (participant_id IS NOT NULL)) AND (1 = (
CASE
    WHEN (invitation_id IS NOT NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (participant_id IS NOT NULL) THEN 1
    ELSE 0
END))))
);
ALTER TABLE public.workshops_minutesperson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_minutesperson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_minutesreader (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    mailed_at timestamp with time zone,
    answered_at timestamp with time zone,
    invitation_id bigint,
    minutes_id bigint NOT NULL
);
ALTER TABLE public.workshops_minutesreader ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_minutesreader_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_minutessection (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    code character varying(40) NOT NULL,
    title character varying(200) NOT NULL,
    text text NOT NULL,
    drafted text NOT NULL,
    minutes_id bigint NOT NULL,
    CONSTRAINT workshops_minutessection_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.workshops_minutessection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_minutessection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_needs (
    id bigint NOT NULL,
    food jsonb NOT NULL,
    other_food character varying(300) NOT NULL,
    access character varying(300) NOT NULL,
    delete_on date,
    invitation_id bigint NOT NULL
);
ALTER TABLE public.workshops_needs ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_needs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_openquestion (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    outcome text NOT NULL,
    decided_on date,
    may_leave boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    answer_id bigint,
    asked_by_id bigint,
    claim_id bigint NOT NULL,
    meeting_id bigint,
    organisation_id bigint,
    person_id bigint,
    CONSTRAINT open_question_ends_with_words CHECK ((((decided_on IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (NOT (outcome = ''::text)) AND (decided_on IS NOT NULL))))
);
ALTER TABLE public.workshops_openquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_openquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_participant (
    id bigint NOT NULL,
    role character varying(14) NOT NULL,
    name character varying(120) NOT NULL,
    is_invented boolean NOT NULL,
    meeting_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.workshops_participant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_participant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_points (
    id bigint NOT NULL,
    points smallint NOT NULL,
    wants_part boolean NOT NULL,
    claim_id bigint NOT NULL,
    sheet_id bigint NOT NULL,
    CONSTRAINT workshops_points_points_check CHECK ((points >= 0))
);
ALTER TABLE public.workshops_points ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_points_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_pointsheet (
    id bigint NOT NULL,
    version integer NOT NULL,
    tab character varying(36) NOT NULL,
    seq integer NOT NULL,
    given_as character varying(14) NOT NULL,
    saved_at timestamp with time zone,
    given_by_id bigint,
    municipality_id bigint NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT workshops_pointsheet_seq_check CHECK ((seq >= 0)),
    CONSTRAINT workshops_pointsheet_version_check CHECK ((version >= 0))
);
ALTER TABLE public.workshops_pointsheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_pointsheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_poll (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    question character varying(200) NOT NULL,
    dots smallint NOT NULL,
    at_most smallint NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    is_invented boolean NOT NULL,
    meeting_id bigint NOT NULL,
    by_role jsonb NOT NULL,
    closes_at timestamp with time zone,
    published_at timestamp with time zone,
    shows_live boolean NOT NULL,
    voters integer,
    tie_decider character varying(9) NOT NULL,
    CONSTRAINT poll_closed_before_it_is_published CHECK (((published_at IS NULL) OR (closed_at IS NOT NULL))),
    CONSTRAINT poll_gives_something CHECK (((at_most >= 1) AND (dots >= 1) AND (at_most <= dots))),
    CONSTRAINT poll_opened_before_it_closed CHECK (((closed_at IS NULL) OR (opened_at IS NOT NULL))),
    CONSTRAINT workshops_poll_at_most_check CHECK ((at_most >= 0)),
    CONSTRAINT workshops_poll_dots_check CHECK ((dots >= 0)),
    CONSTRAINT workshops_poll_voters_check CHECK ((voters >= 0))
);
ALTER TABLE public.workshops_poll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_poll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_poll_options (
    id bigint NOT NULL,
    poll_id bigint NOT NULL,
    claim_id bigint NOT NULL
);
ALTER TABLE public.workshops_poll_options ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_poll_options_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_pollsecret (
    poll_id bigint NOT NULL,
    key bytea NOT NULL
);
CREATE TABLE public.workshops_printedpaper (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone,
    pages integer,
    content bytea NOT NULL,
    job_id uuid,
    meeting_id bigint NOT NULL,
    ordered_by_id bigint NOT NULL,
    CONSTRAINT printed_paper_made_whole CHECK ((((content = '\x'::bytea) AND (made_at IS NULL) AND (pages IS NULL)) OR ((made_at IS NOT NULL) AND (pages IS NOT NULL) AND (NOT (content = '\x'::bytea))))),
    CONSTRAINT workshops_printedpaper_pages_check CHECK ((pages >= 0))
);
ALTER TABLE public.workshops_printedpaper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_printedpaper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_seat (
    id bigint NOT NULL,
    round smallint NOT NULL,
    locked boolean NOT NULL,
    invitation_id bigint NOT NULL,
    printed_id bigint,
    table_id bigint NOT NULL,
    CONSTRAINT seat_rounds_begin_at_one CHECK ((round >= 1)),
    CONSTRAINT workshops_seat_round_check CHECK ((round >= 0))
);
ALTER TABLE public.workshops_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_seat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_seatingplan (
    id bigint NOT NULL,
    rounds smallint NOT NULL,
    tables smallint NOT NULL,
    apart boolean NOT NULL,
    mixed boolean NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by_id bigint,
    meeting_id bigint NOT NULL,
    CONSTRAINT seating_has_rounds_and_tables CHECK (((rounds >= 1) AND (tables >= 1))),
    CONSTRAINT workshops_seatingplan_rounds_check CHECK ((rounds >= 0)),
    CONSTRAINT workshops_seatingplan_tables_check CHECK ((tables >= 0)),
    CONSTRAINT workshops_seatingplan_version_check CHECK ((version >= 0))
);
ALTER TABLE public.workshops_seatingplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_seatingplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_session (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(14) NOT NULL,
    title character varying(200) NOT NULL,
    planned_start time without time zone NOT NULL,
    minutes smallint NOT NULL,
    description text NOT NULL,
    outputs jsonb NOT NULL,
    meeting_id bigint NOT NULL,
    fixed_start time without time zone,
    material character varying(300) NOT NULL,
    expected character varying(300) NOT NULL,
    CONSTRAINT session_takes_time CHECK ((minutes > 0)),
    CONSTRAINT workshops_session_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT workshops_session_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.workshops_session ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_session_presenters (
    id bigint NOT NULL,
    session_id bigint NOT NULL,
    invitation_id bigint NOT NULL
);
ALTER TABLE public.workshops_session_presenters ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_session_presenters_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_session_responsible (
    id bigint NOT NULL,
    session_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.workshops_session_responsible ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_session_responsible_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_table (
    id bigint NOT NULL,
    number smallint NOT NULL,
    theme character varying(120) NOT NULL,
    meeting_id bigint NOT NULL,
    code character varying(8) NOT NULL,
    CONSTRAINT workshops_table_number_check CHECK ((number >= 0))
);
ALTER TABLE public.workshops_table ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_table_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_tally (
    poll_id bigint NOT NULL,
    step integer NOT NULL,
    ballots integer NOT NULL,
    counts jsonb NOT NULL,
    CONSTRAINT workshops_tally_ballots_check CHECK ((ballots >= 0)),
    CONSTRAINT workshops_tally_step_check CHECK ((step >= 0))
);
CREATE TABLE public.workshops_tiedecision (
    id bigint NOT NULL,
    place smallint NOT NULL,
    "order" jsonb NOT NULL,
    decider character varying(9) NOT NULL,
    reason character varying(300) NOT NULL,
    decided_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    is_invented boolean NOT NULL,
    poll_id bigint NOT NULL,
    recorded_by_id bigint,
    CONSTRAINT tie_decision_says_why CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT workshops_tiedecision_place_check CHECK ((place >= 0))
);
ALTER TABLE public.workshops_tiedecision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_tiedecision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workshops_voted (
    id bigint NOT NULL,
    invitation_id bigint NOT NULL,
    poll_id bigint NOT NULL
);
ALTER TABLE public.workshops_voted ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workshops_voted_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_endedlink
    ADD CONSTRAINT accounts_endedlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_endedlink
    ADD CONSTRAINT accounts_endedlink_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisation_code_key UNIQUE (code);
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_personallink
    ADD CONSTRAINT accounts_personallink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_personallink
    ADD CONSTRAINT accounts_personallink_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_email_key UNIQUE (email);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_group_id_59c0b32f_uniq UNIQUE (user_id, group_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_person_id_key UNIQUE (person_id);
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permi_user_id_permission_id_2ab516c2_uniq UNIQUE (user_id, permission_id);
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_activity
    ADD CONSTRAINT activity_number_once UNIQUE (project_id, number);
ALTER TABLE ONLY public.evidence_adjudication
    ADD CONSTRAINT adjudication_once UNIQUE (round_id, source_id, code_id);
ALTER TABLE ONLY public.pilots_adoption
    ADD CONSTRAINT adoption_once UNIQUE (example_id, municipality_id);
ALTER TABLE ONLY public.municipalities_answer
    ADD CONSTRAINT answer_once_per_question UNIQUE (interview_id, question_id);
ALTER TABLE ONLY public.pilots_assessmentscore
    ADD CONSTRAINT assessment_score_once UNIQUE (assessment_id, criterion_id);
ALTER TABLE ONLY public.workshops_attendance
    ADD CONSTRAINT attendance_once UNIQUE (invitation_id, half);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_ballot
    ADD CONSTRAINT ballot_once_while_open UNIQUE (poll_id, voter_hash);
ALTER TABLE ONLY public.plan_budgetline
    ADD CONSTRAINT budget_line_once UNIQUE NULLS NOT DISTINCT (project_id, "table", code, year);
ALTER TABLE ONLY public.evidence_claimlink
    ADD CONSTRAINT claim_link_once UNIQUE (from_claim_id, to_claim_id, kind);
ALTER TABLE ONLY public.evidence_codebook
    ADD CONSTRAINT codebook_title_once UNIQUE (title);
ALTER TABLE ONLY public.evidence_codebookversion
    ADD CONSTRAINT codebook_version_number_once UNIQUE (book_id, number);
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT coding_once_per_coder UNIQUE NULLS NOT DISTINCT (passage_id, code_id, coder_id, adjudication_id);
ALTER TABLE ONLY public.workshops_conclusion
    ADD CONSTRAINT conclusion_position_once UNIQUE (meeting_id, "position");
ALTER TABLE ONLY public.municipalities_county
    ADD CONSTRAINT county_number_once_at_a_time UNIQUE NULLS NOT DISTINCT (number, valid_from);
ALTER TABLE ONLY public.pilots_criterionweight
    ADD CONSTRAINT criterion_once_per_version UNIQUE (version_id, criterion_id);
ALTER TABLE ONLY public.database_tablestamp
    ADD CONSTRAINT database_tablestamp_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.plan_discrepancy
    ADD CONSTRAINT discrepancy_position_once UNIQUE (project_id, "position");
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.work_draft
    ADD CONSTRAINT draft_once_per_target UNIQUE (kind, target_type_id, target_id);
ALTER TABLE ONLY public.work_draftrevision
    ADD CONSTRAINT draft_revision_once UNIQUE (draft_id, version);
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT edition_number_once UNIQUE (deliverable_id, number);
ALTER TABLE ONLY public.workshops_evaluationsheet
    ADD CONSTRAINT evaluation_sheet_once UNIQUE (evaluation_id, voter_hash);
ALTER TABLE ONLY public.evidence_adjudication
    ADD CONSTRAINT evidence_adjudication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_claim
    ADD CONSTRAINT evidence_claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_claim
    ADD CONSTRAINT evidence_claim_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.evidence_claimlink
    ADD CONSTRAINT evidence_claimlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_claimreview
    ADD CONSTRAINT evidence_claimreview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_uuid_key UNIQUE (uuid);
ALTER TABLE ONLY public.evidence_codebook
    ADD CONSTRAINT evidence_codebook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_codebook
    ADD CONSTRAINT evidence_codebook_uuid_a951fe20_uniq UNIQUE (uuid);
ALTER TABLE ONLY public.evidence_codebookversion
    ADD CONSTRAINT evidence_codebookversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT evidence_coding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_codingact
    ADD CONSTRAINT evidence_codingact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_codinground
    ADD CONSTRAINT evidence_codinground_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_codinground_sources
    ADD CONSTRAINT evidence_codinground_sou_codinground_id_sourcetex_4ad1c389_uniq UNIQUE (codinground_id, sourcetext_id);
ALTER TABLE ONLY public.evidence_codinground_sources
    ADD CONSTRAINT evidence_codinground_sources_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_consent
    ADD CONSTRAINT evidence_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_contactattempt
    ADD CONSTRAINT evidence_contactattempt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_contactkey
    ADD CONSTRAINT evidence_contactkey_informant_id_key UNIQUE (informant_id);
ALTER TABLE ONLY public.evidence_contactkey
    ADD CONSTRAINT evidence_contactkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_informant
    ADD CONSTRAINT evidence_informant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_informationletter
    ADD CONSTRAINT evidence_informationletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_keylookup
    ADD CONSTRAINT evidence_keylookup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_memo
    ADD CONSTRAINT evidence_memo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_passage
    ADD CONSTRAINT evidence_passage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_processingactivity
    ADD CONSTRAINT evidence_processingactivity_code_key UNIQUE (code);
ALTER TABLE ONLY public.evidence_processingactivity
    ADD CONSTRAINT evidence_processingactivity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_researchexport
    ADD CONSTRAINT evidence_researchexport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_roundresult
    ADD CONSTRAINT evidence_roundresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_roundresult
    ADD CONSTRAINT evidence_roundresult_round_id_key UNIQUE (round_id);
ALTER TABLE ONLY public.evidence_roundresult_sources
    ADD CONSTRAINT evidence_roundresult_sou_roundresult_id_sourcetex_6ac05b24_uniq UNIQUE (roundresult_id, sourcetext_id);
ALTER TABLE ONLY public.evidence_roundresult_sources
    ADD CONSTRAINT evidence_roundresult_sources_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_sourcetext
    ADD CONSTRAINT evidence_sourcetext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_support
    ADD CONSTRAINT evidence_support_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_textaccess
    ADD CONSTRAINT evidence_textaccess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_textreading
    ADD CONSTRAINT evidence_textreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_textrevision
    ADD CONSTRAINT evidence_textrevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplebarrier
    ADD CONSTRAINT example_barrier_once UNIQUE (example_id, barrier_id);
ALTER TABLE ONLY public.pilots_examplecondition
    ADD CONSTRAINT example_condition_once UNIQUE (example_id, words);
ALTER TABLE ONLY public.pilots_examplesource
    ADD CONSTRAINT example_source_once UNIQUE (example_id, title);
ALTER TABLE ONLY public.pilots_exampleuse
    ADD CONSTRAINT example_use_once_a_day UNIQUE (what, "on");
ALTER TABLE ONLY public.municipalities_factconfirmation
    ADD CONSTRAINT facts_confirmed_once_a_year UNIQUE (municipality_id, year);
ALTER TABLE ONLY public.focusgroups_guide
    ADD CONSTRAINT focus_guide_version_once UNIQUE (title, version);
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidate_informant_id_key UNIQUE (informant_id);
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidate_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.focusgroups_focusgroup
    ADD CONSTRAINT focusgroups_focusgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_grant
    ADD CONSTRAINT focusgroups_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_guide
    ADD CONSTRAINT focusgroups_guide_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_key_key UNIQUE (key);
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_source_id_key UNIQUE (source_id);
ALTER TABLE ONLY public.focusgroups_participant
    ADD CONSTRAINT focusgroups_participant_informant_id_key UNIQUE (informant_id);
ALTER TABLE ONLY public.focusgroups_participant
    ADD CONSTRAINT focusgroups_participant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_participationprocess_actor_groups
    ADD CONSTRAINT focusgroups_participatio_participationprocess_id__24078713_uniq UNIQUE (participationprocess_id, term_id);
ALTER TABLE ONLY public.focusgroups_participationprocess_actor_groups
    ADD CONSTRAINT focusgroups_participationprocess_actor_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_participationprocess
    ADD CONSTRAINT focusgroups_participationprocess_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.focusgroups_participationprocess
    ADD CONSTRAINT focusgroups_participationprocess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_partstart
    ADD CONSTRAINT focusgroups_partstart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_recording
    ADD CONSTRAINT focusgroups_recording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_summary
    ADD CONSTRAINT focusgroups_summary_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_summarycomment
    ADD CONSTRAINT focusgroups_summarycomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_summaryreply
    ADD CONSTRAINT focusgroups_summaryreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_wantedmix
    ADD CONSTRAINT focusgroups_wantedmix_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focusgroups_grant
    ADD CONSTRAINT grant_once UNIQUE (group_id, user_id);
ALTER TABLE ONLY public.workshops_ground
    ADD CONSTRAINT ground_idea_once UNIQUE (claim_id, idea_id);
ALTER TABLE ONLY public.workshops_ground
    ADD CONSTRAINT ground_poll_once UNIQUE (claim_id, poll_id);
ALTER TABLE ONLY public.municipalities_networkgroup
    ADD CONSTRAINT group_letter_once UNIQUE (division_id, letter);
ALTER TABLE ONLY public.municipalities_guidesection
    ADD CONSTRAINT guide_section_once UNIQUE (guide_id, code);
ALTER TABLE ONLY public.municipalities_interviewguide
    ADD CONSTRAINT guide_version_once UNIQUE (title, version);
ALTER TABLE ONLY public.pilots_indicator
    ADD CONSTRAINT indicator_once UNIQUE (experiment_id, name);
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT ledger_number_once UNIQUE (project_id, number);
ALTER TABLE ONLY public.focusgroups_participant
    ADD CONSTRAINT letter_once_per_group UNIQUE (group_id, letter);
ALTER TABLE ONLY public.evidence_informationletter
    ADD CONSTRAINT letter_version_once UNIQUE (activity_id, number);
ALTER TABLE ONLY public.work_mail
    ADD CONSTRAINT mail_once UNIQUE (kind, key);
ALTER TABLE ONLY public.pilots_measurement
    ADD CONSTRAINT measurement_once UNIQUE (indicator_id, "group", moment);
ALTER TABLE ONLY public.municipalities_membership
    ADD CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (municipality_id, county_id, valid_from);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_milestone
    ADD CONSTRAINT milestone_once UNIQUE (activity_id, title);
ALTER TABLE ONLY public.workshops_minutescomment
    ADD CONSTRAINT minutes_comment_once UNIQUE (reader_id, section_id);
ALTER TABLE ONLY public.workshops_minutesreader
    ADD CONSTRAINT minutes_reader_once UNIQUE (minutes_id, email);
ALTER TABLE ONLY public.workshops_minutessection
    ADD CONSTRAINT minutes_section_once UNIQUE (minutes_id, code);
ALTER TABLE ONLY public.workshops_minutes
    ADD CONSTRAINT minutes_version_once UNIQUE (meeting_id, number);
ALTER TABLE ONLY public.municipalities_answer
    ADD CONSTRAINT municipalities_answer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_answer
    ADD CONSTRAINT municipalities_answer_source_id_key UNIQUE (source_id);
ALTER TABLE ONLY public.municipalities_approvalentry
    ADD CONSTRAINT municipalities_approvalentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_approvalrequest
    ADD CONSTRAINT municipalities_approvalrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barrier_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barrier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_county
    ADD CONSTRAINT municipalities_county_organisation_id_key UNIQUE (organisation_id);
ALTER TABLE ONLY public.municipalities_county
    ADD CONSTRAINT municipalities_county_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_deadline
    ADD CONSTRAINT municipalities_deadline_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_deadline
    ADD CONSTRAINT municipalities_deadline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_division_municipalities
    ADD CONSTRAINT municipalities_division__division_id_municipality_5575db6f_uniq UNIQUE (division_id, municipality_id);
ALTER TABLE ONLY public.municipalities_division_municipalities
    ADD CONSTRAINT municipalities_division_municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_division
    ADD CONSTRAINT municipalities_division_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_divisionmove
    ADD CONSTRAINT municipalities_divisionmove_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_factconfirmation
    ADD CONSTRAINT municipalities_factconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_guidesection
    ADD CONSTRAINT municipalities_guidesection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_institution
    ADD CONSTRAINT municipalities_institution_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_institution
    ADD CONSTRAINT municipalities_institution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_instrument
    ADD CONSTRAINT municipalities_instrument_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_instrument
    ADD CONSTRAINT municipalities_instrument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_interview
    ADD CONSTRAINT municipalities_interview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_interviewguide
    ADD CONSTRAINT municipalities_interviewguide_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_membership
    ADD CONSTRAINT municipalities_membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_municipality_neighbours
    ADD CONSTRAINT municipalities_municipal_from_municipality_id_to__3c8d4fc0_uniq UNIQUE (from_municipality_id, to_municipality_id);
ALTER TABLE ONLY public.municipalities_municipality_neighbours
    ADD CONSTRAINT municipalities_municipality_neighbours_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_municipality
    ADD CONSTRAINT municipalities_municipality_number_key UNIQUE (number);
ALTER TABLE ONLY public.municipalities_municipality
    ADD CONSTRAINT municipalities_municipality_organisation_id_key UNIQUE (organisation_id);
ALTER TABLE ONLY public.municipalities_municipality
    ADD CONSTRAINT municipalities_municipality_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_networkcontact
    ADD CONSTRAINT municipalities_networkcontact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_networkcriterion
    ADD CONSTRAINT municipalities_networkcriterion_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_networkcriterion
    ADD CONSTRAINT municipalities_networkcriterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_networkcriterion
    ADD CONSTRAINT municipalities_networkcriterion_term_id_key UNIQUE (term_id);
ALTER TABLE ONLY public.municipalities_networkgroup_members
    ADD CONSTRAINT municipalities_networkgr_networkgroup_id_municipa_dcbb17a7_uniq UNIQUE (networkgroup_id, municipality_id);
ALTER TABLE ONLY public.municipalities_networkgroup_members
    ADD CONSTRAINT municipalities_networkgroup_members_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_networkgroup
    ADD CONSTRAINT municipalities_networkgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_plandocument_municipalities
    ADD CONSTRAINT municipalities_plandocum_plandocument_id_municipa_40b95887_uniq UNIQUE (plandocument_id, municipality_id);
ALTER TABLE ONLY public.municipalities_plandocument_municipalities
    ADD CONSTRAINT municipalities_plandocument_municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_plandocument
    ADD CONSTRAINT municipalities_plandocument_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_planpage
    ADD CONSTRAINT municipalities_planpage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_planpage
    ADD CONSTRAINT municipalities_planpage_source_id_key UNIQUE (source_id);
ALTER TABLE ONLY public.municipalities_plantarget
    ADD CONSTRAINT municipalities_plantarget_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_plantarget
    ADD CONSTRAINT municipalities_plantarget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_planversion
    ADD CONSTRAINT municipalities_planversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_pointsource
    ADD CONSTRAINT municipalities_pointsource_facility_id_key UNIQUE (facility_id);
ALTER TABLE ONLY public.municipalities_pointsource
    ADD CONSTRAINT municipalities_pointsource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_pointsourceemission
    ADD CONSTRAINT municipalities_pointsourceemission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT municipalities_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_requirement
    ADD CONSTRAINT municipalities_requirement_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_requirement
    ADD CONSTRAINT municipalities_requirement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_responsibleunit
    ADD CONSTRAINT municipalities_responsibleunit_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_responsibleunit
    ADD CONSTRAINT municipalities_responsibleunit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_routine
    ADD CONSTRAINT municipalities_routine_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_routine
    ADD CONSTRAINT municipalities_routine_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_routinetemplate
    ADD CONSTRAINT municipalities_routinetemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_statistic
    ADD CONSTRAINT municipalities_statistic_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_statistickind
    ADD CONSTRAINT municipalities_statistickind_code_key UNIQUE (code);
ALTER TABLE ONLY public.municipalities_statistickind
    ADD CONSTRAINT municipalities_statistickind_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_successfactor
    ADD CONSTRAINT municipalities_successfactor_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_successfactor
    ADD CONSTRAINT municipalities_successfactor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_succession
    ADD CONSTRAINT municipalities_succession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_sum
    ADD CONSTRAINT municipalities_sum_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.municipalities_sum
    ADD CONSTRAINT municipalities_sum_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_surveyround_municipalities
    ADD CONSTRAINT municipalities_surveyrou_surveyround_id_municipal_2d3148f3_uniq UNIQUE (surveyround_id, municipality_id);
ALTER TABLE ONLY public.municipalities_surveyround
    ADD CONSTRAINT municipalities_surveyround_code_key UNIQUE (code);
ALTER TABLE ONLY public.municipalities_surveyround_municipalities
    ADD CONSTRAINT municipalities_surveyround_municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_surveyround
    ADD CONSTRAINT municipalities_surveyround_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_networkcontact
    ADD CONSTRAINT network_contact_once UNIQUE NULLS NOT DISTINCT (person_id, kind, group_id);
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT note_position_once UNIQUE (group_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_observation
    ADD CONSTRAINT observation_once_a_day UNIQUE (indicator_id, unit, moment, "on");
ALTER TABLE ONLY public.focusgroups_partstart
    ADD CONSTRAINT part_begins_once UNIQUE (group_id, part);
ALTER TABLE ONLY public.evidence_passage
    ADD CONSTRAINT passage_once UNIQUE (revision_id, start, "end");
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT passage_once_per_edition UNIQUE (edition_id, passage_id);
ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT person_once_per_organisation UNIQUE (name, organisation_id);
ALTER TABLE ONLY public.plan_pillar
    ADD CONSTRAINT pillar_number_once UNIQUE (project_id, number);
ALTER TABLE ONLY public.pilots_pilotpartner
    ADD CONSTRAINT pilot_partner_once UNIQUE (pilot_id, organisation_id);
ALTER TABLE ONLY public.pilots_adoption
    ADD CONSTRAINT pilots_adoption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_assessment
    ADD CONSTRAINT pilots_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_assessment
    ADD CONSTRAINT pilots_assessment_replaces_id_key UNIQUE (replaces_id);
ALTER TABLE ONLY public.pilots_assessmentscore
    ADD CONSTRAINT pilots_assessmentscore_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_criteriaversion
    ADD CONSTRAINT pilots_criteriaversion_number_key UNIQUE (number);
ALTER TABLE ONLY public.pilots_criteriaversion
    ADD CONSTRAINT pilots_criteriaversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_criterion
    ADD CONSTRAINT pilots_criterion_code_key UNIQUE (code);
ALTER TABLE ONLY public.pilots_criterion
    ADD CONSTRAINT pilots_criterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_criterionweight
    ADD CONSTRAINT pilots_criterionweight_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_example_actors
    ADD CONSTRAINT pilots_example_actors_example_id_term_id_942ef7b5_uniq UNIQUE (example_id, term_id);
ALTER TABLE ONLY public.pilots_example_actors
    ADD CONSTRAINT pilots_example_actors_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_code_key UNIQUE (code);
ALTER TABLE ONLY public.pilots_example_municipalities
    ADD CONSTRAINT pilots_example_municipal_example_id_municipality__c7a7cd38_uniq UNIQUE (example_id, municipality_id);
ALTER TABLE ONLY public.pilots_example_municipal_roles
    ADD CONSTRAINT pilots_example_municipal_roles_example_id_term_id_d4b35b02_uniq UNIQUE (example_id, term_id);
ALTER TABLE ONLY public.pilots_example_municipal_roles
    ADD CONSTRAINT pilots_example_municipal_roles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_example_municipalities
    ADD CONSTRAINT pilots_example_municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_example_other_instruments
    ADD CONSTRAINT pilots_example_other_ins_example_id_term_id_594bc208_uniq UNIQUE (example_id, term_id);
ALTER TABLE ONLY public.pilots_example_other_instruments
    ADD CONSTRAINT pilots_example_other_instruments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.pilots_example_target_groups
    ADD CONSTRAINT pilots_example_target_groups_example_id_term_id_83363f7b_uniq UNIQUE (example_id, term_id);
ALTER TABLE ONLY public.pilots_example_target_groups
    ADD CONSTRAINT pilots_example_target_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_exampleassessment
    ADD CONSTRAINT pilots_exampleassessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplebarrier
    ADD CONSTRAINT pilots_examplebarrier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplecondition
    ADD CONSTRAINT pilots_examplecondition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_exampleeffect
    ADD CONSTRAINT pilots_exampleeffect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplefile
    ADD CONSTRAINT pilots_examplefile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplefunding
    ADD CONSTRAINT pilots_examplefunding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplemerger
    ADD CONSTRAINT pilots_examplemerger_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplenote
    ADD CONSTRAINT pilots_examplenote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_exampleproposal
    ADD CONSTRAINT pilots_exampleproposal_example_id_key UNIQUE (example_id);
ALTER TABLE ONLY public.pilots_exampleproposal
    ADD CONSTRAINT pilots_exampleproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplesapart
    ADD CONSTRAINT pilots_examplesapart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplesource
    ADD CONSTRAINT pilots_examplesource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplestep
    ADD CONSTRAINT pilots_examplestep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_examplestory
    ADD CONSTRAINT pilots_examplestory_pkey PRIMARY KEY (example_id);
ALTER TABLE ONLY public.pilots_exampleuse
    ADD CONSTRAINT pilots_exampleuse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_experimentconclusion_effects
    ADD CONSTRAINT pilots_experimentconclus_experimentconclusion_id__11e83352_uniq UNIQUE (experimentconclusion_id, exampleeffect_id);
ALTER TABLE ONLY public.pilots_experimentconclusion_effects
    ADD CONSTRAINT pilots_experimentconclusion_effects_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_experimentconclusion
    ADD CONSTRAINT pilots_experimentconclusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_experimentnote
    ADD CONSTRAINT pilots_experimentnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_fieldexperiment
    ADD CONSTRAINT pilots_fieldexperiment_pilot_id_key UNIQUE (pilot_id);
ALTER TABLE ONLY public.pilots_fieldexperiment
    ADD CONSTRAINT pilots_fieldexperiment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_indicator
    ADD CONSTRAINT pilots_indicator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_keptresult
    ADD CONSTRAINT pilots_keptresult_indicator_id_key UNIQUE (indicator_id);
ALTER TABLE ONLY public.pilots_keptresult
    ADD CONSTRAINT pilots_keptresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_linkstate
    ADD CONSTRAINT pilots_linkstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_linkstate
    ADD CONSTRAINT pilots_linkstate_url_key UNIQUE (url);
ALTER TABLE ONLY public.pilots_measurement
    ADD CONSTRAINT pilots_measurement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_observation
    ADD CONSTRAINT pilots_observation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_ownanalysis
    ADD CONSTRAINT pilots_ownanalysis_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.pilots_pilot_municipalities
    ADD CONSTRAINT pilots_pilot_municipalit_pilot_id_municipality_id_5907cbf0_uniq UNIQUE (pilot_id, municipality_id);
ALTER TABLE ONLY public.pilots_pilot_municipalities
    ADD CONSTRAINT pilots_pilot_municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.pilots_pilotdecision
    ADD CONSTRAINT pilots_pilotdecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_pilotpartner
    ADD CONSTRAINT pilots_pilotpartner_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_pilotproposal
    ADD CONSTRAINT pilots_pilotproposal_pilot_id_key UNIQUE (pilot_id);
ALTER TABLE ONLY public.pilots_pilotproposal
    ADD CONSTRAINT pilots_pilotproposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pilots_pilotproposal
    ADD CONSTRAINT pilots_pilotproposal_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.pilots_statedevidence
    ADD CONSTRAINT pilots_statedevidence_pkey PRIMARY KEY (assessment_id);
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT place_once_per_edition UNIQUE (edition_id, place);
ALTER TABLE ONLY public.plan_accountingperiod
    ADD CONSTRAINT plan_accountingperiod_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_accountsstatement
    ADD CONSTRAINT plan_accountsstatement_job_id_key UNIQUE (job_id);
ALTER TABLE ONLY public.plan_accountsstatement
    ADD CONSTRAINT plan_accountsstatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_activity_partners
    ADD CONSTRAINT plan_activity_partners_activity_id_organisation_6ed95876_uniq UNIQUE (activity_id, organisation_id);
ALTER TABLE ONLY public.plan_activity_partners
    ADD CONSTRAINT plan_activity_partners_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_activity
    ADD CONSTRAINT plan_activity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_budgetline
    ADD CONSTRAINT plan_budgetline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_classificationrule
    ADD CONSTRAINT plan_classificationrule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_classificationrule
    ADD CONSTRAINT plan_classificationrule_words_key UNIQUE (words);
ALTER TABLE ONLY public.plan_deliverable
    ADD CONSTRAINT plan_deliverable_code_key UNIQUE (code);
ALTER TABLE ONLY public.plan_deliverable
    ADD CONSTRAINT plan_deliverable_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_discrepancy
    ADD CONSTRAINT plan_discrepancy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_plandocument
    ADD CONSTRAINT plan_document_once UNIQUE (title, url);
ALTER TABLE ONLY public.plan_hourlyrate
    ADD CONSTRAINT plan_hourlyrate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_reverses_id_key UNIQUE (reverses_id);
ALTER TABLE ONLY public.plan_milestone
    ADD CONSTRAINT plan_milestone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_milestonemove
    ADD CONSTRAINT plan_milestonemove_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_planpage
    ADD CONSTRAINT plan_page_once UNIQUE (version_id, number);
ALTER TABLE ONLY public.plan_pillar
    ADD CONSTRAINT plan_pillar_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_project
    ADD CONSTRAINT plan_project_number_key UNIQUE (number);
ALTER TABLE ONLY public.plan_project_partners
    ADD CONSTRAINT plan_project_partners_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_project_partners
    ADD CONSTRAINT plan_project_partners_project_id_organisation_id_aeb3c9ef_uniq UNIQUE (project_id, organisation_id);
ALTER TABLE ONLY public.plan_project
    ADD CONSTRAINT plan_project_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_projectstatement
    ADD CONSTRAINT plan_projectstatement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_entry_id_key UNIQUE (entry_id);
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_reference
    ADD CONSTRAINT plan_reference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_researchquestion
    ADD CONSTRAINT plan_researchquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_planversion
    ADD CONSTRAINT plan_version_once UNIQUE (document_id, number);
ALTER TABLE ONLY public.municipalities_planversion
    ADD CONSTRAINT plan_version_same_content_once UNIQUE (document_id, sha256);
ALTER TABLE ONLY public.municipalities_pointsourceemission
    ADD CONSTRAINT point_source_year_once UNIQUE (point_source_id, year, basis);
ALTER TABLE ONLY public.workshops_points
    ADD CONSTRAINT points_once UNIQUE (sheet_id, claim_id);
ALTER TABLE ONLY public.work_draftpresence
    ADD CONSTRAINT presence_once_per_tab UNIQUE (draft_id, tab);
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT proposal_once UNIQUE (source, key);
ALTER TABLE ONLY public.work_publication
    ADD CONSTRAINT publication_once UNIQUE (target_type_id, target_id);
ALTER TABLE ONLY public.work_publicationrecipient
    ADD CONSTRAINT publication_recipient_once UNIQUE (publication_id, email);
ALTER TABLE ONLY public.work_publicationversion
    ADD CONSTRAINT publication_version_once UNIQUE (publication_id, number);
ALTER TABLE ONLY public.plan_researchquestion
    ADD CONSTRAINT question_code_once UNIQUE (project_id, code);
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT question_code_once_in_guide UNIQUE (guide_id, code);
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT question_number_once_in_guide UNIQUE (guide_id, number);
ALTER TABLE ONLY public.plan_hourlyrate
    ADD CONSTRAINT rate_once_a_day UNIQUE NULLS NOT DISTINCT (organisation_id, valid_from);
ALTER TABLE ONLY public.plan_reference
    ADD CONSTRAINT reference_once UNIQUE NULLS NOT DISTINCT (project_id, authors, year, title);
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT reference_once_per_edition UNIQUE (edition_id, reference);
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT reports_citedpassage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_dissemination
    ADD CONSTRAINT reports_dissemination_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_job_id_key UNIQUE (job_id);
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_section
    ADD CONSTRAINT reports_section_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_sectioncomment
    ADD CONSTRAINT reports_sectioncomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_sectionrevision
    ADD CONSTRAINT reports_sectionrevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_sentence
    ADD CONSTRAINT reports_sentence_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.reports_sentence
    ADD CONSTRAINT reports_sentence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reports_snapshot
    ADD CONSTRAINT reports_snapshot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.municipalities_routinetemplate
    ADD CONSTRAINT routine_template_once UNIQUE (routine_id, sha256);
ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT search_entry_once_per_row UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.search_searchfacet
    ADD CONSTRAINT search_facet_number_once_per_kind UNIQUE (content_type_id, number);
ALTER TABLE ONLY public.search_searchfacet
    ADD CONSTRAINT search_facet_once_per_kind UNIQUE (content_type_id, code);
ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT search_searchentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_searchfacet
    ADD CONSTRAINT search_searchfacet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_searchreading
    ADD CONSTRAINT search_searchreading_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.search_searchstate
    ADD CONSTRAINT search_searchstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_searchword
    ADD CONSTRAINT search_searchword_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_synonymgroup
    ADD CONSTRAINT search_synonymgroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_unansweredsearch
    ADD CONSTRAINT search_unansweredsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_unansweredsearch
    ADD CONSTRAINT search_unansweredsearch_words_key UNIQUE (words);
ALTER TABLE ONLY public.search_searchword
    ADD CONSTRAINT search_word_once_per_kind UNIQUE (content_type_id, word);
ALTER TABLE ONLY public.workshops_seat
    ADD CONSTRAINT seat_once_a_round UNIQUE (invitation_id, round);
ALTER TABLE ONLY public.reports_section
    ADD CONSTRAINT section_once UNIQUE (deliverable_id, key);
ALTER TABLE ONLY public.reports_sectionrevision
    ADD CONSTRAINT section_revision_once UNIQUE (deliverable_id, key, number);
ALTER TABLE ONLY public.workshops_session
    ADD CONSTRAINT session_position_once UNIQUE (meeting_id, "position");
ALTER TABLE ONLY public.workshops_pointsheet
    ADD CONSTRAINT sheet_once_per_poll UNIQUE (poll_id, municipality_id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_projectstatement
    ADD CONSTRAINT statement_number_once UNIQUE (project_id, kind, number);
ALTER TABLE ONLY public.municipalities_statistic
    ADD CONSTRAINT statistic_once_per_source UNIQUE NULLS NOT DISTINCT (kind_id, area_number, sector_label, year_from, year, border_year, source);
ALTER TABLE ONLY public.municipalities_succession
    ADD CONSTRAINT succession_once UNIQUE (predecessor_id, successor_id);
ALTER TABLE ONLY public.focusgroups_summarycomment
    ADD CONSTRAINT summary_comment_once_on_a_paragraph UNIQUE NULLS NOT DISTINCT (reply_id, paragraph);
ALTER TABLE ONLY public.focusgroups_summaryreply
    ADD CONSTRAINT summary_sent_once_to_a_letter UNIQUE (summary_id, participant_id);
ALTER TABLE ONLY public.evidence_support
    ADD CONSTRAINT support_once UNIQUE (claim_id, passage_id);
ALTER TABLE ONLY public.workshops_table
    ADD CONSTRAINT table_number_once UNIQUE (meeting_id, number);
ALTER TABLE ONLY public.terms_term
    ADD CONSTRAINT term_code_once_per_vocabulary UNIQUE (vocabulary, code);
ALTER TABLE ONLY public.terms_term
    ADD CONSTRAINT terms_term_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_textaccess
    ADD CONSTRAINT text_access_once_a_day UNIQUE NULLS NOT DISTINCT (user_id, day, page, subject, number, informant_id);
ALTER TABLE ONLY public.evidence_textreading
    ADD CONSTRAINT text_coded_once_per_coder UNIQUE (source_id, coder_id);
ALTER TABLE ONLY public.evidence_textrevision
    ADD CONSTRAINT text_revision_once UNIQUE (source_id, number);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.workshops_voted
    ADD CONSTRAINT voted_once UNIQUE (poll_id, invitation_id);
ALTER TABLE ONLY public.focusgroups_wantedmix
    ADD CONSTRAINT wanted_mix_line_once UNIQUE NULLS NOT DISTINCT (group_id, actor_group_id, municipality_id, age_group);
ALTER TABLE ONLY public.work_draft
    ADD CONSTRAINT work_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_draftconflict
    ADD CONSTRAINT work_draftconflict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_draftpresence
    ADD CONSTRAINT work_draftpresence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_draftrevision
    ADD CONSTRAINT work_draftrevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_historyentry
    ADD CONSTRAINT work_historyentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_import
    ADD CONSTRAINT work_import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_job
    ADD CONSTRAINT work_job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_mail
    ADD CONSTRAINT work_mail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_publication
    ADD CONSTRAINT work_publication_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_publicationcomment
    ADD CONSTRAINT work_publicationcomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_publicationrecipient
    ADD CONSTRAINT work_publicationrecipient_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_publicationstep
    ADD CONSTRAINT work_publicationstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_publicationversion
    ADD CONSTRAINT work_publicationversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.work_suggestion
    ADD CONSTRAINT work_suggestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_action_claims
    ADD CONSTRAINT workshops_action_claims_action_id_claim_id_b8b284ef_uniq UNIQUE (action_id, claim_id);
ALTER TABLE ONLY public.workshops_action_claims
    ADD CONSTRAINT workshops_action_claims_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_action_passages
    ADD CONSTRAINT workshops_action_passages_action_id_passage_id_7a6c4575_uniq UNIQUE (action_id, passage_id);
ALTER TABLE ONLY public.workshops_action_passages
    ADD CONSTRAINT workshops_action_passages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_action
    ADD CONSTRAINT workshops_action_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_attendance
    ADD CONSTRAINT workshops_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_ballot
    ADD CONSTRAINT workshops_ballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_basisconclusion
    ADD CONSTRAINT workshops_basisconclusion_conclusion_id_key UNIQUE (conclusion_id);
ALTER TABLE ONLY public.workshops_basisconclusion
    ADD CONSTRAINT workshops_basisconclusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_casepaper
    ADD CONSTRAINT workshops_casepaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_conclusion
    ADD CONSTRAINT workshops_conclusion_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.workshops_conclusion
    ADD CONSTRAINT workshops_conclusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_conclusionwording
    ADD CONSTRAINT workshops_conclusionwording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_countedvote
    ADD CONSTRAINT workshops_countedvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_evaluation
    ADD CONSTRAINT workshops_evaluation_meeting_id_key UNIQUE (meeting_id);
ALTER TABLE ONLY public.workshops_evaluation
    ADD CONSTRAINT workshops_evaluation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_evaluationanswer
    ADD CONSTRAINT workshops_evaluationanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_evaluationquestion
    ADD CONSTRAINT workshops_evaluationquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_evaluationsecret
    ADD CONSTRAINT workshops_evaluationsecret_pkey PRIMARY KEY (evaluation_id);
ALTER TABLE ONLY public.workshops_evaluationsheet
    ADD CONSTRAINT workshops_evaluationsheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_ground
    ADD CONSTRAINT workshops_ground_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_key_61332f1a_uniq UNIQUE (key);
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_calendar_uid_5b2d15ef_uniq UNIQUE (calendar_uid);
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_stands_in_for_id_key UNIQUE (stands_in_for_id);
ALTER TABLE ONLY public.workshops_meeting
    ADD CONSTRAINT workshops_meeting_calendar_uid_key UNIQUE (calendar_uid);
ALTER TABLE ONLY public.workshops_meeting_municipalities
    ADD CONSTRAINT workshops_meeting_munici_meeting_id_municipality__da712dcf_uniq UNIQUE (meeting_id, municipality_id);
ALTER TABLE ONLY public.workshops_meeting_municipalities
    ADD CONSTRAINT workshops_meeting_municipalities_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_meeting
    ADD CONSTRAINT workshops_meeting_notes_id_key UNIQUE (notes_id);
ALTER TABLE ONLY public.workshops_meeting
    ADD CONSTRAINT workshops_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_meeting
    ADD CONSTRAINT workshops_meeting_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.workshops_minutes
    ADD CONSTRAINT workshops_minutes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_minutescomment
    ADD CONSTRAINT workshops_minutescomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_minutesperson
    ADD CONSTRAINT workshops_minutesperson_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_minutesreader
    ADD CONSTRAINT workshops_minutesreader_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_minutessection
    ADD CONSTRAINT workshops_minutessection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_needs
    ADD CONSTRAINT workshops_needs_invitation_id_key UNIQUE (invitation_id);
ALTER TABLE ONLY public.workshops_needs
    ADD CONSTRAINT workshops_needs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquestion_claim_id_key UNIQUE (claim_id);
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_participant
    ADD CONSTRAINT workshops_participant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_points
    ADD CONSTRAINT workshops_points_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_pointsheet
    ADD CONSTRAINT workshops_pointsheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_poll_options
    ADD CONSTRAINT workshops_poll_options_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_poll_options
    ADD CONSTRAINT workshops_poll_options_poll_id_claim_id_d2108100_uniq UNIQUE (poll_id, claim_id);
ALTER TABLE ONLY public.workshops_poll
    ADD CONSTRAINT workshops_poll_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_pollsecret
    ADD CONSTRAINT workshops_pollsecret_pkey PRIMARY KEY (poll_id);
ALTER TABLE ONLY public.workshops_printedpaper
    ADD CONSTRAINT workshops_printedpaper_job_id_key UNIQUE (job_id);
ALTER TABLE ONLY public.workshops_printedpaper
    ADD CONSTRAINT workshops_printedpaper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_seat
    ADD CONSTRAINT workshops_seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_seatingplan
    ADD CONSTRAINT workshops_seatingplan_meeting_id_key UNIQUE (meeting_id);
ALTER TABLE ONLY public.workshops_seatingplan
    ADD CONSTRAINT workshops_seatingplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_session
    ADD CONSTRAINT workshops_session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_session_presenters
    ADD CONSTRAINT workshops_session_presen_session_id_invitation_id_68ebd860_uniq UNIQUE (session_id, invitation_id);
ALTER TABLE ONLY public.workshops_session_presenters
    ADD CONSTRAINT workshops_session_presenters_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_session_responsible
    ADD CONSTRAINT workshops_session_respon_session_id_organisation__503c3715_uniq UNIQUE (session_id, organisation_id);
ALTER TABLE ONLY public.workshops_session_responsible
    ADD CONSTRAINT workshops_session_responsible_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_table
    ADD CONSTRAINT workshops_table_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_tally
    ADD CONSTRAINT workshops_tally_pkey PRIMARY KEY (poll_id);
ALTER TABLE ONLY public.workshops_tiedecision
    ADD CONSTRAINT workshops_tiedecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workshops_voted
    ADD CONSTRAINT workshops_voted_pkey PRIMARY KEY (id);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX accounts_endedlink_scope_6b929167 ON public.accounts_endedlink USING btree (scope);
CREATE INDEX accounts_endedlink_scope_6b929167_like ON public.accounts_endedlink USING btree (scope varchar_pattern_ops);
CREATE INDEX accounts_endedlink_token_hash_5ed64423_like ON public.accounts_endedlink USING btree (token_hash varchar_pattern_ops);
CREATE INDEX accounts_organisation_code_84ebf02a_like ON public.accounts_organisation USING btree (code varchar_pattern_ops);
CREATE INDEX accounts_organisation_successor_id_d42848ab ON public.accounts_organisation USING btree (successor_id);
CREATE INDEX accounts_person_organisation_id_1df15081 ON public.accounts_person USING btree (organisation_id);
CREATE INDEX accounts_personallink_issued_by_id_e2f06a7a ON public.accounts_personallink USING btree (issued_by_id);
CREATE INDEX accounts_personallink_scope_5d79bcfd ON public.accounts_personallink USING btree (scope);
CREATE INDEX accounts_personallink_scope_5d79bcfd_like ON public.accounts_personallink USING btree (scope varchar_pattern_ops);
CREATE INDEX accounts_personallink_target_type_id_c7a09971 ON public.accounts_personallink USING btree (target_type_id);
CREATE INDEX accounts_personallink_token_hash_1c2e28e8_like ON public.accounts_personallink USING btree (token_hash varchar_pattern_ops);
CREATE INDEX accounts_role_organisation_id_86cd67df ON public.accounts_role USING btree (organisation_id);
CREATE INDEX accounts_role_user_id_a498ef00 ON public.accounts_role USING btree (user_id);
CREATE INDEX accounts_user_email_b2644a56_like ON public.accounts_user USING btree (email varchar_pattern_ops);
CREATE INDEX accounts_user_groups_group_id_bd11a704 ON public.accounts_user_groups USING btree (group_id);
CREATE INDEX accounts_user_groups_user_id_52b62117 ON public.accounts_user_groups USING btree (user_id);
CREATE INDEX accounts_user_user_permissions_permission_id_113bb443 ON public.accounts_user_user_permissions USING btree (permission_id);
CREATE INDEX accounts_user_user_permissions_user_id_e4f0a161 ON public.accounts_user_user_permissions USING btree (user_id);
CREATE INDEX action_open_by_date ON public.workshops_action USING btree (due_on) WHERE ((done_on IS NULL) AND (dropped_on IS NULL));
CREATE UNIQUE INDEX approval_says_one_thing_of_an_answer ON public.municipalities_approvalentry USING btree (request_id, question_id) WHERE (question_id IS NOT NULL);
CREATE UNIQUE INDEX approval_step_once ON public.municipalities_approvalentry USING btree (request_id, kind) WHERE (question_id IS NULL);
CREATE UNIQUE INDEX assessment_begun_once_per_person ON public.pilots_assessment USING btree (pilot_id, by_id) WHERE (replaces_id IS NULL);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX claim_kind_organisation ON public.evidence_claim USING btree (kind, organisation_id);
CREATE UNIQUE INDEX code_name_once_in_codebook ON public.evidence_code USING btree (codebook_id, lower((name)::text));
CREATE INDEX coding_last_uses ON public.evidence_coding USING btree (coder_id, code_id, created_at);
CREATE INDEX coding_passages_of_code ON public.evidence_coding USING btree (code_id, passage_id);
CREATE INDEX database_tablestamp_name_77ba450b_like ON public.database_tablestamp USING btree (name varchar_pattern_ops);
CREATE UNIQUE INDEX division_computed_once ON public.municipalities_division USING btree (input_hash) WHERE (NOT ((input_hash)::text = ''::text));
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE UNIQUE INDEX draft_conflict_open_once_per_tab ON public.work_draftconflict USING btree (draft_id, field, tab) WHERE (settled_at IS NULL);
CREATE INDEX evidence_adjudication_by_id_6d4fd8db ON public.evidence_adjudication USING btree (by_id);
CREATE INDEX evidence_adjudication_code_id_81fb268c ON public.evidence_adjudication USING btree (code_id);
CREATE INDEX evidence_adjudication_round_id_82cbfcba ON public.evidence_adjudication USING btree (round_id);
CREATE INDEX evidence_adjudication_source_id_b9fc033a ON public.evidence_adjudication USING btree (source_id);
CREATE INDEX evidence_claim_created_by_id_6c710d13 ON public.evidence_claim USING btree (created_by_id);
CREATE INDEX evidence_claim_organisation_id_b53763b3 ON public.evidence_claim USING btree (organisation_id);
CREATE INDEX evidence_claimlink_created_by_id_ebe46fdb ON public.evidence_claimlink USING btree (created_by_id);
CREATE INDEX evidence_claimlink_from_claim_id_691ee10d ON public.evidence_claimlink USING btree (from_claim_id);
CREATE INDEX evidence_claimlink_to_claim_id_c215fd3d ON public.evidence_claimlink USING btree (to_claim_id);
CREATE INDEX evidence_claimreview_by_id_bf12c7d3 ON public.evidence_claimreview USING btree (by_id);
CREATE INDEX evidence_claimreview_claim_id_77d72941 ON public.evidence_claimreview USING btree (claim_id);
CREATE INDEX evidence_claimreview_through_id_b2ad297b ON public.evidence_claimreview USING btree (through_id);
CREATE INDEX evidence_code_category_id_f6f7ad6c ON public.evidence_code USING btree (category_id);
CREATE INDEX evidence_code_codebook_id_b8b5ab47 ON public.evidence_code USING btree (codebook_id);
CREATE INDEX evidence_code_merged_into_id_17c58c21 ON public.evidence_code USING btree (merged_into_id);
CREATE INDEX evidence_code_split_from_id_74360d0c ON public.evidence_code USING btree (split_from_id);
CREATE INDEX evidence_code_term_id_916945c4 ON public.evidence_code USING btree (term_id);
CREATE INDEX evidence_codebookversion_book_id_b32581b3 ON public.evidence_codebookversion USING btree (book_id);
CREATE INDEX evidence_codebookversion_by_id_539efa5f ON public.evidence_codebookversion USING btree (by_id);
CREATE INDEX evidence_coding_adjudication_id_cd74c566 ON public.evidence_coding USING btree (adjudication_id);
CREATE INDEX evidence_coding_passage_id_2e8b2d01 ON public.evidence_coding USING btree (passage_id);
CREATE INDEX evidence_coding_version_id_51c7ca46 ON public.evidence_coding USING btree (version_id);
CREATE INDEX evidence_codingact_coder_id_e9ae422f ON public.evidence_codingact USING btree (coder_id);
CREATE INDEX evidence_codingact_revision_id_ce4254a3 ON public.evidence_codingact USING btree (revision_id);
CREATE INDEX evidence_codinground_codebook_id_7e720cde ON public.evidence_codinground USING btree (codebook_id);
CREATE INDEX evidence_codinground_first_id_d8053565 ON public.evidence_codinground USING btree (first_id);
CREATE INDEX evidence_codinground_opened_by_id_3e601c34 ON public.evidence_codinground USING btree (opened_by_id);
CREATE INDEX evidence_codinground_second_id_40dff1ad ON public.evidence_codinground USING btree (second_id);
CREATE INDEX evidence_codinground_sources_codinground_id_4f88b5ce ON public.evidence_codinground_sources USING btree (codinground_id);
CREATE INDEX evidence_codinground_sources_sourcetext_id_5a5cafa3 ON public.evidence_codinground_sources USING btree (sourcetext_id);
CREATE INDEX evidence_consent_informant_id_27c00a88 ON public.evidence_consent USING btree (informant_id);
CREATE INDEX evidence_consent_recorded_by_id_fc278328 ON public.evidence_consent USING btree (recorded_by_id);
CREATE INDEX evidence_contactattempt_by_id_ac066975 ON public.evidence_contactattempt USING btree (by_id);
CREATE INDEX evidence_contactattempt_informant_id_efc0d558 ON public.evidence_contactattempt USING btree (informant_id);
CREATE INDEX evidence_contactkey_email_mark_d4d191d6 ON public.evidence_contactkey USING btree (email_mark);
CREATE INDEX evidence_contactkey_email_mark_d4d191d6_like ON public.evidence_contactkey USING btree (email_mark varchar_pattern_ops);
CREATE INDEX evidence_contactkey_phone_mark_bf09d8b1 ON public.evidence_contactkey USING btree (phone_mark);
CREATE INDEX evidence_contactkey_phone_mark_bf09d8b1_like ON public.evidence_contactkey USING btree (phone_mark varchar_pattern_ops);
CREATE INDEX evidence_informant_organisation_id_5a49d045 ON public.evidence_informant USING btree (organisation_id);
CREATE INDEX evidence_informationletter_activity_id_5264afa8 ON public.evidence_informationletter USING btree (activity_id);
CREATE INDEX evidence_informationletter_published_by_id_b1b2db91 ON public.evidence_informationletter USING btree (published_by_id);
CREATE INDEX evidence_keylookup_by_id_fb6cefb6 ON public.evidence_keylookup USING btree (by_id);
CREATE INDEX evidence_keylookup_informant_id_98ee0fde ON public.evidence_keylookup USING btree (informant_id);
CREATE INDEX evidence_memo_book_id_32cba12a ON public.evidence_memo USING btree (book_id);
CREATE INDEX evidence_memo_by_id_649a382c ON public.evidence_memo USING btree (by_id);
CREATE INDEX evidence_memo_code_id_154968ac ON public.evidence_memo USING btree (code_id);
CREATE INDEX evidence_memo_passage_id_f4dff534 ON public.evidence_memo USING btree (passage_id);
CREATE INDEX evidence_memo_source_id_70f133f1 ON public.evidence_memo USING btree (source_id);
CREATE INDEX evidence_passage_created_by_id_1ea85978 ON public.evidence_passage USING btree (created_by_id);
CREATE INDEX evidence_passage_moved_from_id_6405b238 ON public.evidence_passage USING btree (moved_from_id);
CREATE INDEX evidence_passage_revision_id_7a81fa2e ON public.evidence_passage USING btree (revision_id);
CREATE INDEX evidence_processingactivity_code_ea375e82_like ON public.evidence_processingactivity USING btree (code varchar_pattern_ops);
CREATE INDEX evidence_processingactivity_controller_id_c1cc4a1c ON public.evidence_processingactivity USING btree (controller_id);
CREATE INDEX evidence_researchexport_by_id_6a439bec ON public.evidence_researchexport USING btree (by_id);
CREATE INDEX evidence_roundresult_sources_roundresult_id_31899e20 ON public.evidence_roundresult_sources USING btree (roundresult_id);
CREATE INDEX evidence_roundresult_sources_sourcetext_id_389f811a ON public.evidence_roundresult_sources USING btree (sourcetext_id);
CREATE INDEX evidence_roundresult_version_id_4a627781 ON public.evidence_roundresult USING btree (version_id);
CREATE INDEX evidence_sourcetext_informant_id_426ac7ac ON public.evidence_sourcetext USING btree (informant_id);
CREATE INDEX evidence_sourcetext_organisation_id_2303d4ca ON public.evidence_sourcetext USING btree (organisation_id);
CREATE INDEX evidence_support_claim_id_e632386c ON public.evidence_support USING btree (claim_id);
CREATE INDEX evidence_support_created_by_id_d57bcac5 ON public.evidence_support USING btree (created_by_id);
CREATE INDEX evidence_support_passage_id_8c2f5ee1 ON public.evidence_support USING btree (passage_id);
CREATE INDEX evidence_textaccess_informant_id_2108f92c ON public.evidence_textaccess USING btree (informant_id);
CREATE INDEX evidence_textaccess_user_id_71d4a785 ON public.evidence_textaccess USING btree (user_id);
CREATE INDEX evidence_textreading_coder_id_f234146a ON public.evidence_textreading USING btree (coder_id);
CREATE INDEX evidence_textreading_source_id_94bd769a ON public.evidence_textreading USING btree (source_id);
CREATE INDEX evidence_textrevision_created_by_id_c28b67aa ON public.evidence_textrevision USING btree (created_by_id);
CREATE INDEX evidence_textrevision_source_id_f4a8bb88 ON public.evidence_textrevision USING btree (source_id);
CREATE UNIQUE INDEX example_merged_once ON public.pilots_examplemerger USING btree (merged_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX example_picture_once ON public.pilots_examplefile USING btree (example_id) WHERE ((kind)::text = 'picture'::text);
CREATE INDEX example_with_hidden ON public.pilots_example USING btree (id) WHERE (NOT (hidden = '[]'::jsonb));
CREATE UNIQUE INDEX examples_apart_once ON public.pilots_examplesapart USING btree (first_id, second_id) WHERE (undone_at IS NULL);
CREATE INDEX focusgroups_candidate_actor_group_id_13416286 ON public.focusgroups_candidate USING btree (actor_group_id);
CREATE INDEX focusgroups_candidate_group_id_c454bdcf ON public.focusgroups_candidate USING btree (group_id);
CREATE INDEX focusgroups_candidate_invited_by_id_8e174ed4 ON public.focusgroups_candidate USING btree (invited_by_id);
CREATE INDEX focusgroups_candidate_municipality_id_8e61b120 ON public.focusgroups_candidate USING btree (municipality_id);
CREATE INDEX focusgroups_candidate_proposed_by_id_3acbe1cc ON public.focusgroups_candidate USING btree (proposed_by_id);
CREATE INDEX focusgroups_focusgroup_guide_id_d11a87b1 ON public.focusgroups_focusgroup USING btree (guide_id);
CREATE INDEX focusgroups_grant_given_by_id_5d371818 ON public.focusgroups_grant USING btree (given_by_id);
CREATE INDEX focusgroups_grant_group_id_f60f7faa ON public.focusgroups_grant USING btree (group_id);
CREATE INDEX focusgroups_grant_user_id_2a178e87 ON public.focusgroups_grant USING btree (user_id);
CREATE INDEX focusgroups_guide_copied_from_id_f21ec8a4 ON public.focusgroups_guide USING btree (copied_from_id);
CREATE INDEX focusgroups_note_group_id_433d2287 ON public.focusgroups_note USING btree (group_id);
CREATE INDEX focusgroups_note_participant_id_3e34bc6a ON public.focusgroups_note USING btree (participant_id);
CREATE INDEX focusgroups_note_written_by_id_f72db37c ON public.focusgroups_note USING btree (written_by_id);
CREATE INDEX focusgroups_participant_actor_group_id_96913670 ON public.focusgroups_participant USING btree (actor_group_id);
CREATE INDEX focusgroups_participant_group_id_d9635de8 ON public.focusgroups_participant USING btree (group_id);
CREATE INDEX focusgroups_participationp_participationprocess_id_15afa18d ON public.focusgroups_participationprocess_actor_groups USING btree (participationprocess_id);
CREATE INDEX focusgroups_participationprocess_actor_groups_term_id_71b6bb15 ON public.focusgroups_participationprocess_actor_groups USING btree (term_id);
CREATE INDEX focusgroups_participationprocess_municipal_role_id_230d832d ON public.focusgroups_participationprocess USING btree (municipal_role_id);
CREATE INDEX focusgroups_partstart_by_id_f889c3a2 ON public.focusgroups_partstart USING btree (by_id);
CREATE INDEX focusgroups_partstart_group_id_24c29656 ON public.focusgroups_partstart USING btree (group_id);
CREATE INDEX focusgroups_recording_deleted_by_id_e6f21a0b ON public.focusgroups_recording USING btree (deleted_by_id);
CREATE INDEX focusgroups_recording_group_id_5bb353ad ON public.focusgroups_recording USING btree (group_id);
CREATE INDEX focusgroups_summary_group_id_18719124 ON public.focusgroups_summary USING btree (group_id);
CREATE INDEX focusgroups_summary_written_by_id_09ad4510 ON public.focusgroups_summary USING btree (written_by_id);
CREATE INDEX focusgroups_summarycomment_reply_id_774405d5 ON public.focusgroups_summarycomment USING btree (reply_id);
CREATE INDEX focusgroups_summaryreply_participant_id_2d25edff ON public.focusgroups_summaryreply USING btree (participant_id);
CREATE INDEX focusgroups_summaryreply_summary_id_80a98000 ON public.focusgroups_summaryreply USING btree (summary_id);
CREATE INDEX focusgroups_wantedmix_actor_group_id_45c4f00d ON public.focusgroups_wantedmix USING btree (actor_group_id);
CREATE INDEX focusgroups_wantedmix_group_id_6c13865d ON public.focusgroups_wantedmix USING btree (group_id);
CREATE INDEX focusgroups_wantedmix_municipality_id_4e0dbae5 ON public.focusgroups_wantedmix USING btree (municipality_id);
CREATE INDEX history_newest ON public.work_historyentry USING btree (at DESC, id DESC);
CREATE INDEX history_of_number ON public.work_historyentry USING btree ("row");
CREATE INDEX history_of_row ON public.work_historyentry USING btree ("table", "row", at DESC);
CREATE UNIQUE INDEX indicator_column_once ON public.pilots_indicator USING btree (experiment_id, code) WHERE (NOT ((code)::text = ''::text));
CREATE UNIQUE INDEX invitation_once_per_address ON public.workshops_invitation USING btree (meeting_id, lower((email)::text)) WHERE (NOT ((email)::text = ''::text));
CREATE UNIQUE INDEX job_once_while_unfinished ON public.work_job USING btree (kind, input_hash) WHERE ((state)::text = ANY ((ARRAY['requested'::character varying, 'queued'::character varying, 'running'::character varying, 'validating'::character varying])::text[]));
CREATE INDEX ledger_by_date ON public.plan_ledgerentry USING btree (project_id, date);
CREATE INDEX link_target ON public.accounts_personallink USING btree (target_type_id, target_id);
CREATE INDEX mail_newest ON public.work_mail USING btree (ordered_at DESC, id DESC);
CREATE INDEX mail_open ON public.work_mail USING btree (due_at) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'sending'::character varying])::text[]));
CREATE INDEX mail_target ON public.work_mail USING btree (target_type_id, target_id);
CREATE INDEX mail_to_decide ON public.work_mail USING btree (ordered_at) WHERE ((state)::text = ANY ((ARRAY['refused'::character varying, 'uncertain'::character varying])::text[]));
CREATE INDEX mail_trigrams ON public.work_mail USING gin (public.trigrams((((recipient)::text || '
'::text) || (subject)::text)));
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE UNIQUE INDEX minutes_one_in_the_making ON public.workshops_minutes USING btree (meeting_id) WHERE (NOT ((state)::text = 'approved'::text));
CREATE INDEX municipalities_answer_interview_id_3d239b2d ON public.municipalities_answer USING btree (interview_id);
CREATE INDEX municipalities_answer_question_id_aa46bf16 ON public.municipalities_answer USING btree (question_id);
CREATE INDEX municipalities_approvalentry_became_id_1bd1910b ON public.municipalities_approvalentry USING btree (became_id);
CREATE INDEX municipalities_approvalentry_by_id_8d8ae765 ON public.municipalities_approvalentry USING btree (by_id);
CREATE INDEX municipalities_approvalentry_question_id_9f831288 ON public.municipalities_approvalentry USING btree (question_id);
CREATE INDEX municipalities_approvalentry_request_id_d502d22e ON public.municipalities_approvalentry USING btree (request_id);
CREATE INDEX municipalities_approvalentry_revision_id_63d6e08f ON public.municipalities_approvalentry USING btree (revision_id);
CREATE INDEX municipalities_approvalrequest_interview_id_c2dc0921 ON public.municipalities_approvalrequest USING btree (interview_id);
CREATE INDEX municipalities_barrier_barrier_type_id_2c7ff470 ON public.municipalities_barrier USING btree (barrier_type_id);
CREATE INDEX municipalities_barrier_instrument_id_d27a3610 ON public.municipalities_barrier USING btree (instrument_id);
CREATE INDEX municipalities_barrier_municipality_id_88e8e6c8 ON public.municipalities_barrier USING btree (municipality_id);
CREATE INDEX municipalities_barrier_theme_id_015a3301 ON public.municipalities_barrier USING btree (theme_id);
CREATE INDEX municipalities_deadline_about_id_8f79c0b6 ON public.municipalities_deadline USING btree (about_id);
CREATE INDEX municipalities_deadline_municipality_id_51097eb7 ON public.municipalities_deadline USING btree (municipality_id);
CREATE INDEX municipalities_division_based_on_id_3fa32eff ON public.municipalities_division USING btree (based_on_id);
CREATE INDEX municipalities_division_job_id_9104dc0f ON public.municipalities_division USING btree (job_id);
CREATE INDEX municipalities_division_municipalities_division_id_0570fa31 ON public.municipalities_division_municipalities USING btree (division_id);
CREATE INDEX municipalities_division_municipalities_municipality_id_a8346296 ON public.municipalities_division_municipalities USING btree (municipality_id);
CREATE INDEX municipalities_divisionmove_division_id_a38f52fe ON public.municipalities_divisionmove USING btree (division_id);
CREATE INDEX municipalities_divisionmove_municipality_id_1088dd48 ON public.municipalities_divisionmove USING btree (municipality_id);
CREATE INDEX municipalities_factconfirmation_confirmed_by_id_6a46bc8c ON public.municipalities_factconfirmation USING btree (confirmed_by_id);
CREATE INDEX municipalities_factconfirmation_confirmed_through_id_5bf484fe ON public.municipalities_factconfirmation USING btree (confirmed_through_id);
CREATE INDEX municipalities_factconfirmation_municipality_id_a7ea69e2 ON public.municipalities_factconfirmation USING btree (municipality_id);
CREATE INDEX municipalities_guidesection_code_9c65d53a ON public.municipalities_guidesection USING btree (code);
CREATE INDEX municipalities_guidesection_code_9c65d53a_like ON public.municipalities_guidesection USING btree (code varchar_pattern_ops);
CREATE INDEX municipalities_guidesection_guide_id_9c88b7bb ON public.municipalities_guidesection USING btree (guide_id);
CREATE INDEX municipalities_institution_municipality_id_ade2dee5 ON public.municipalities_institution USING btree (municipality_id);
CREATE INDEX municipalities_institution_theme_id_27268e63 ON public.municipalities_institution USING btree (theme_id);
CREATE INDEX municipalities_instrument_instrument_type_id_3ce6d032 ON public.municipalities_instrument USING btree (instrument_type_id);
CREATE INDEX municipalities_instrument_municipality_id_cd0318ff ON public.municipalities_instrument USING btree (municipality_id);
CREATE INDEX municipalities_instrument_theme_id_e66efbbc ON public.municipalities_instrument USING btree (theme_id);
CREATE INDEX municipalities_interview_guide_id_6d8d5bc5 ON public.municipalities_interview USING btree (guide_id);
CREATE INDEX municipalities_interview_informant_id_8a473a51 ON public.municipalities_interview USING btree (informant_id);
CREATE INDEX municipalities_interview_interviewer_id_aa62dde8 ON public.municipalities_interview USING btree (interviewer_id);
CREATE INDEX municipalities_interview_municipality_id_6687b3e5 ON public.municipalities_interview USING btree (municipality_id);
CREATE INDEX municipalities_interview_round_id_4cb817c8 ON public.municipalities_interview USING btree (round_id);
CREATE INDEX municipalities_measure_instrument_id_c2604a3f ON public.municipalities_measure USING btree (instrument_id);
CREATE INDEX municipalities_measure_municipality_id_2872dd25 ON public.municipalities_measure USING btree (municipality_id);
CREATE INDEX municipalities_measure_sector_id_bafd4630 ON public.municipalities_measure USING btree (sector_id);
CREATE INDEX municipalities_measure_status_id_9ccc7b75 ON public.municipalities_measure USING btree (status_id);
CREATE INDEX municipalities_measure_theme_id_fb610948 ON public.municipalities_measure USING btree (theme_id);
CREATE INDEX municipalities_membership_county_id_997f5924 ON public.municipalities_membership USING btree (county_id);
CREATE INDEX municipalities_membership_municipality_id_4ad11085 ON public.municipalities_membership USING btree (municipality_id);
CREATE INDEX municipalities_municipalit_from_municipality_id_ca17b9e7 ON public.municipalities_municipality_neighbours USING btree (from_municipality_id);
CREATE INDEX municipalities_municipalit_to_municipality_id_07a0d9fe ON public.municipalities_municipality_neighbours USING btree (to_municipality_id);
CREATE INDEX municipalities_municipality_county_id_0b4313c9 ON public.municipalities_municipality USING btree (county_id);
CREATE INDEX municipalities_municipality_number_8259b55f_like ON public.municipalities_municipality USING btree (number varchar_pattern_ops);
CREATE INDEX municipalities_networkcontact_group_id_9a5bc3e2 ON public.municipalities_networkcontact USING btree (group_id);
CREATE INDEX municipalities_networkcontact_person_id_d318dfee ON public.municipalities_networkcontact USING btree (person_id);
CREATE INDEX municipalities_networkgroup_division_id_5d113a92 ON public.municipalities_networkgroup USING btree (division_id);
CREATE INDEX municipalities_networkgroup_members_municipality_id_a0d831b9 ON public.municipalities_networkgroup_members USING btree (municipality_id);
CREATE INDEX municipalities_networkgroup_members_networkgroup_id_a19e9b71 ON public.municipalities_networkgroup_members USING btree (networkgroup_id);
CREATE INDEX municipalities_plandocumen_municipality_id_72b66eae ON public.municipalities_plandocument_municipalities USING btree (municipality_id);
CREATE INDEX municipalities_plandocumen_plandocument_id_08b5675a ON public.municipalities_plandocument_municipalities USING btree (plandocument_id);
CREATE INDEX municipalities_plandocument_document_type_id_6385f86b ON public.municipalities_plandocument USING btree (document_type_id);
CREATE INDEX municipalities_planpage_version_id_aa3d9069 ON public.municipalities_planpage USING btree (version_id);
CREATE INDEX municipalities_plantarget_document_id_1c9f9448 ON public.municipalities_plantarget USING btree (document_id);
CREATE INDEX municipalities_planversion_added_by_id_e7c17064 ON public.municipalities_planversion USING btree (added_by_id);
CREATE INDEX municipalities_planversion_document_id_a7e60539 ON public.municipalities_planversion USING btree (document_id);
CREATE INDEX municipalities_planversion_job_id_aab22534 ON public.municipalities_planversion USING btree (job_id);
CREATE INDEX municipalities_pointsource_facility_id_6fa64a68_like ON public.municipalities_pointsource USING btree (facility_id varchar_pattern_ops);
CREATE INDEX municipalities_pointsource_municipality_id_db6cad78 ON public.municipalities_pointsource USING btree (municipality_id);
CREATE INDEX municipalities_pointsourceemission_point_source_id_5d27c007 ON public.municipalities_pointsourceemission USING btree (point_source_id);
CREATE INDEX municipalities_question_code_aaf49309 ON public.municipalities_question USING btree (code);
CREATE INDEX municipalities_question_code_aaf49309_like ON public.municipalities_question USING btree (code varchar_pattern_ops);
CREATE INDEX municipalities_question_depends_on_id_5e38a144 ON public.municipalities_question USING btree (depends_on_id);
CREATE INDEX municipalities_question_guide_id_88800d6a ON public.municipalities_question USING btree (guide_id);
CREATE INDEX municipalities_question_previous_question_id_971c3601 ON public.municipalities_question USING btree (previous_question_id);
CREATE INDEX municipalities_question_section_id_e90b9cf8 ON public.municipalities_question USING btree (section_id);
CREATE INDEX municipalities_requirement_municipality_id_ffcf82fc ON public.municipalities_requirement USING btree (municipality_id);
CREATE INDEX municipalities_requirement_theme_id_8e34086e ON public.municipalities_requirement USING btree (theme_id);
CREATE INDEX municipalities_responsibleunit_about_id_1559d94b ON public.municipalities_responsibleunit USING btree (about_id);
CREATE INDEX municipalities_responsibleunit_municipality_id_4ba591ef ON public.municipalities_responsibleunit USING btree (municipality_id);
CREATE INDEX municipalities_routine_municipality_id_f557f860 ON public.municipalities_routine USING btree (municipality_id);
CREATE INDEX municipalities_routine_routine_type_id_de1a585c ON public.municipalities_routine USING btree (routine_type_id);
CREATE INDEX municipalities_routinetemplate_added_by_id_6712dd39 ON public.municipalities_routinetemplate USING btree (added_by_id);
CREATE INDEX municipalities_routinetemplate_routine_id_58b04c91 ON public.municipalities_routinetemplate USING btree (routine_id);
CREATE INDEX municipalities_statistic_county_id_caab7e49 ON public.municipalities_statistic USING btree (county_id);
CREATE INDEX municipalities_statistic_kind_id_ad39892e ON public.municipalities_statistic USING btree (kind_id);
CREATE INDEX municipalities_statistic_municipality_id_1e0c37c2 ON public.municipalities_statistic USING btree (municipality_id);
CREATE INDEX municipalities_statistic_sector_id_b71a58fc ON public.municipalities_statistic USING btree (sector_id);
CREATE INDEX municipalities_statistickind_code_b07f7e8a_like ON public.municipalities_statistickind USING btree (code varchar_pattern_ops);
CREATE INDEX municipalities_successfactor_barrier_type_id_8cf9e5e1 ON public.municipalities_successfactor USING btree (barrier_type_id);
CREATE INDEX municipalities_successfactor_municipality_id_a8fb9306 ON public.municipalities_successfactor USING btree (municipality_id);
CREATE INDEX municipalities_successfactor_theme_id_1d9b4004 ON public.municipalities_successfactor USING btree (theme_id);
CREATE INDEX municipalities_succession_predecessor_id_604c243a ON public.municipalities_succession USING btree (predecessor_id);
CREATE INDEX municipalities_succession_successor_id_b6ec1b6d ON public.municipalities_succession USING btree (successor_id);
CREATE INDEX municipalities_sum_about_id_a2b92399 ON public.municipalities_sum USING btree (about_id);
CREATE INDEX municipalities_sum_municipality_id_7115c1c8 ON public.municipalities_sum USING btree (municipality_id);
CREATE INDEX municipalities_surveyround_code_9635b17c_like ON public.municipalities_surveyround USING btree (code varchar_pattern_ops);
CREATE INDEX municipalities_surveyround_guide_id_5b52b294 ON public.municipalities_surveyround USING btree (guide_id);
CREATE INDEX municipalities_surveyround_municipality_id_09fb8a4d ON public.municipalities_surveyround_municipalities USING btree (municipality_id);
CREATE INDEX municipalities_surveyround_previous_id_653ea9fb ON public.municipalities_surveyround USING btree (previous_id);
CREATE INDEX municipalities_surveyround_surveyround_id_8a833f9b ON public.municipalities_surveyround_municipalities USING btree (surveyround_id);
CREATE UNIQUE INDEX one_key_holder_per_group ON public.focusgroups_grant USING btree (group_id) WHERE ((ended_at IS NULL) AND ((kind)::text = 'key_holder'::text));
CREATE INDEX organisation_by_name ON public.accounts_organisation USING btree (name, id);
CREATE INDEX organisation_trigrams ON public.accounts_organisation USING gin (public.trigrams((((((name)::text || '
'::text) || (organisation_number)::text) || '
'::text) || (code)::text)));
CREATE INDEX passages_to_check ON public.evidence_passage USING btree (revision_id) WHERE needs_check;
CREATE UNIQUE INDEX pilot_partner_named_once ON public.pilots_pilotpartner USING btree (pilot_id, name) WHERE (NOT ((name)::text = ''::text));
CREATE INDEX pilots_adoption_example_id_8b657f8c ON public.pilots_adoption USING btree (example_id);
CREATE INDEX pilots_adoption_municipality_id_74cd9557 ON public.pilots_adoption USING btree (municipality_id);
CREATE INDEX pilots_assessment_by_id_c450a31c ON public.pilots_assessment USING btree (by_id);
CREATE INDEX pilots_assessment_pilot_id_238bd014 ON public.pilots_assessment USING btree (pilot_id);
CREATE INDEX pilots_assessment_version_id_3595695b ON public.pilots_assessment USING btree (version_id);
CREATE INDEX pilots_assessmentscore_assessment_id_0acb6f98 ON public.pilots_assessmentscore USING btree (assessment_id);
CREATE INDEX pilots_assessmentscore_criterion_id_4e3b052f ON public.pilots_assessmentscore USING btree (criterion_id);
CREATE INDEX pilots_criteriaversion_by_id_993bf7f0 ON public.pilots_criteriaversion USING btree (by_id);
CREATE INDEX pilots_criterion_code_101c8564_like ON public.pilots_criterion USING btree (code varchar_pattern_ops);
CREATE INDEX pilots_criterionweight_criterion_id_ee804413 ON public.pilots_criterionweight USING btree (criterion_id);
CREATE INDEX pilots_criterionweight_version_id_48930da5 ON public.pilots_criterionweight USING btree (version_id);
CREATE INDEX pilots_example_actors_example_id_505f3ed1 ON public.pilots_example_actors USING btree (example_id);
CREATE INDEX pilots_example_actors_term_id_9d12b7b8 ON public.pilots_example_actors USING btree (term_id);
CREATE INDEX pilots_example_code_aec75930_like ON public.pilots_example USING btree (code varchar_pattern_ops);
CREATE INDEX pilots_example_instrument_id_207b527b ON public.pilots_example USING btree (instrument_id);
CREATE INDEX pilots_example_merged_into_id_f9d50dc1 ON public.pilots_example USING btree (merged_into_id);
CREATE INDEX pilots_example_municipal_roles_example_id_c1ed2248 ON public.pilots_example_municipal_roles USING btree (example_id);
CREATE INDEX pilots_example_municipal_roles_term_id_b3ff8af9 ON public.pilots_example_municipal_roles USING btree (term_id);
CREATE INDEX pilots_example_municipalities_example_id_722b3cc6 ON public.pilots_example_municipalities USING btree (example_id);
CREATE INDEX pilots_example_municipalities_municipality_id_8bbf3d53 ON public.pilots_example_municipalities USING btree (municipality_id);
CREATE INDEX pilots_example_other_instruments_example_id_19c85a18 ON public.pilots_example_other_instruments USING btree (example_id);
CREATE INDEX pilots_example_other_instruments_term_id_809ae21b ON public.pilots_example_other_instruments USING btree (term_id);
CREATE INDEX pilots_example_sector_id_5cc3855b ON public.pilots_example USING btree (sector_id);
CREATE INDEX pilots_example_slug_3ed60caf_like ON public.pilots_example USING btree (slug varchar_pattern_ops);
CREATE INDEX pilots_example_target_groups_example_id_82d6d96b ON public.pilots_example_target_groups USING btree (example_id);
CREATE INDEX pilots_example_target_groups_term_id_07dc2f6d ON public.pilots_example_target_groups USING btree (term_id);
CREATE INDEX pilots_example_theme_id_67bd0e76 ON public.pilots_example USING btree (theme_id);
CREATE INDEX pilots_exampleassessment_by_id_818779df ON public.pilots_exampleassessment USING btree (by_id);
CREATE INDEX pilots_exampleassessment_example_id_cc646b1c ON public.pilots_exampleassessment USING btree (example_id);
CREATE INDEX pilots_examplebarrier_barrier_id_1712ba9c ON public.pilots_examplebarrier USING btree (barrier_id);
CREATE INDEX pilots_examplebarrier_example_id_a3b08031 ON public.pilots_examplebarrier USING btree (example_id);
CREATE INDEX pilots_examplecondition_example_id_eb7d3ce5 ON public.pilots_examplecondition USING btree (example_id);
CREATE INDEX pilots_examplecondition_sector_id_c4388617 ON public.pilots_examplecondition USING btree (sector_id);
CREATE INDEX pilots_exampleeffect_example_id_56113cb2 ON public.pilots_exampleeffect USING btree (example_id);
CREATE INDEX pilots_exampleeffect_source_id_a074ac95 ON public.pilots_exampleeffect USING btree (source_id);
CREATE INDEX pilots_examplefile_example_id_92b1e432 ON public.pilots_examplefile USING btree (example_id);
CREATE INDEX pilots_examplefile_proposal_id_42ff72a2 ON public.pilots_examplefile USING btree (proposal_id);
CREATE INDEX pilots_examplefunding_example_id_2cee512d ON public.pilots_examplefunding USING btree (example_id);
CREATE INDEX pilots_examplefunding_source_id_a98b8522 ON public.pilots_examplefunding USING btree (source_id);
CREATE INDEX pilots_examplemerger_by_id_6b0d58d9 ON public.pilots_examplemerger USING btree (by_id);
CREATE INDEX pilots_examplemerger_kept_id_e3627df1 ON public.pilots_examplemerger USING btree (kept_id);
CREATE INDEX pilots_examplemerger_merged_id_b50f1f56 ON public.pilots_examplemerger USING btree (merged_id);
CREATE INDEX pilots_examplemerger_undone_by_id_fbea29e0 ON public.pilots_examplemerger USING btree (undone_by_id);
CREATE INDEX pilots_examplenote_by_id_b1584e93 ON public.pilots_examplenote USING btree (by_id);
CREATE INDEX pilots_examplenote_example_id_804eb16d ON public.pilots_examplenote USING btree (example_id);
CREATE INDEX pilots_exampleproposal_made_by_id_0fd04b98 ON public.pilots_exampleproposal USING btree (made_by_id);
CREATE INDEX pilots_exampleproposal_municipality_id_7aa1436c ON public.pilots_exampleproposal USING btree (municipality_id);
CREATE INDEX pilots_exampleproposal_sent_by_id_9a816167 ON public.pilots_exampleproposal USING btree (sent_by_id);
CREATE INDEX pilots_examplesapart_by_id_ea1e4979 ON public.pilots_examplesapart USING btree (by_id);
CREATE INDEX pilots_examplesapart_first_id_fdaaa3b2 ON public.pilots_examplesapart USING btree (first_id);
CREATE INDEX pilots_examplesapart_second_id_2a9936b9 ON public.pilots_examplesapart USING btree (second_id);
CREATE INDEX pilots_examplesapart_undone_by_id_04dc53b7 ON public.pilots_examplesapart USING btree (undone_by_id);
CREATE INDEX pilots_examplesource_document_id_ce929208 ON public.pilots_examplesource USING btree (document_id);
CREATE INDEX pilots_examplesource_example_id_494305fc ON public.pilots_examplesource USING btree (example_id);
CREATE INDEX pilots_examplestep_example_id_38a9a86b ON public.pilots_examplestep USING btree (example_id);
CREATE INDEX pilots_experimentconclusio_experimentconclusion_id_3056477f ON public.pilots_experimentconclusion_effects USING btree (experimentconclusion_id);
CREATE INDEX pilots_experimentconclusion_by_id_13d7e3ce ON public.pilots_experimentconclusion USING btree (by_id);
CREATE INDEX pilots_experimentconclusion_effects_exampleeffect_id_f89c9f1b ON public.pilots_experimentconclusion_effects USING btree (exampleeffect_id);
CREATE INDEX pilots_experimentconclusion_experiment_id_05b5da9b ON public.pilots_experimentconclusion USING btree (experiment_id);
CREATE INDEX pilots_experimentnote_by_id_9ceb678b ON public.pilots_experimentnote USING btree (by_id);
CREATE INDEX pilots_experimentnote_experiment_id_81516a3f ON public.pilots_experimentnote USING btree (experiment_id);
CREATE INDEX pilots_indicator_experiment_id_3fb1a011 ON public.pilots_indicator USING btree (experiment_id);
CREATE INDEX pilots_linkstate_url_d8269f18_like ON public.pilots_linkstate USING btree (url varchar_pattern_ops);
CREATE INDEX pilots_measurement_indicator_id_b9f9547b ON public.pilots_measurement USING btree (indicator_id);
CREATE INDEX pilots_observation_indicator_id_e10991dd ON public.pilots_observation USING btree (indicator_id);
CREATE INDEX pilots_ownanalysis_by_id_ca2e6212 ON public.pilots_ownanalysis USING btree (by_id);
CREATE INDEX pilots_ownanalysis_indicator_id_22b00d57 ON public.pilots_ownanalysis USING btree (indicator_id);
CREATE INDEX pilots_pilot_barrier_id_90a6d760 ON public.pilots_pilot USING btree (barrier_id);
CREATE INDEX pilots_pilot_example_id_8885fd7d ON public.pilots_pilot USING btree (example_id);
CREATE INDEX pilots_pilot_instrument_id_7050880e ON public.pilots_pilot USING btree (instrument_id);
CREATE INDEX pilots_pilot_municipalities_municipality_id_5fb55cbe ON public.pilots_pilot_municipalities USING btree (municipality_id);
CREATE INDEX pilots_pilot_municipalities_pilot_id_9bf632d3 ON public.pilots_pilot_municipalities USING btree (pilot_id);
CREATE INDEX pilots_pilot_network_group_id_44e13804 ON public.pilots_pilot USING btree (network_group_id);
CREATE INDEX pilots_pilot_owner_id_8c955f7b ON public.pilots_pilot USING btree (owner_id);
CREATE INDEX pilots_pilot_phase_id_6b6177e0 ON public.pilots_pilot USING btree (phase_id);
CREATE INDEX pilots_pilot_researcher_id_6cba7ba5 ON public.pilots_pilot USING btree (researcher_id);
CREATE INDEX pilots_pilot_sector_id_8abf987d ON public.pilots_pilot USING btree (sector_id);
CREATE INDEX pilots_pilot_slug_74529f77_like ON public.pilots_pilot USING btree (slug varchar_pattern_ops);
CREATE INDEX pilots_pilotdecision_by_id_04efb90e ON public.pilots_pilotdecision USING btree (by_id);
CREATE INDEX pilots_pilotdecision_from_phase_id_683dd179 ON public.pilots_pilotdecision USING btree (from_phase_id);
CREATE INDEX pilots_pilotdecision_pilot_id_f79fc075 ON public.pilots_pilotdecision USING btree (pilot_id);
CREATE INDEX pilots_pilotdecision_to_phase_id_3047a28c ON public.pilots_pilotdecision USING btree (to_phase_id);
CREATE INDEX pilots_pilotpartner_actor_group_id_a59ed40f ON public.pilots_pilotpartner USING btree (actor_group_id);
CREATE INDEX pilots_pilotpartner_organisation_id_e257d6c8 ON public.pilots_pilotpartner USING btree (organisation_id);
CREATE INDEX pilots_pilotpartner_pilot_id_f7c4aa66 ON public.pilots_pilotpartner USING btree (pilot_id);
CREATE INDEX pilots_pilotproposal_actor_group_id_cb3abbe5 ON public.pilots_pilotproposal USING btree (actor_group_id);
CREATE INDEX pilots_pilotproposal_decided_by_id_3637ddcf ON public.pilots_pilotproposal USING btree (decided_by_id);
CREATE INDEX pilots_pilotproposal_token_hash_157381a6_like ON public.pilots_pilotproposal USING btree (token_hash varchar_pattern_ops);
CREATE INDEX plan_accountingperiod_closed_by_id_cb8f297e ON public.plan_accountingperiod USING btree (closed_by_id);
CREATE INDEX plan_accountingperiod_project_id_b2469bd7 ON public.plan_accountingperiod USING btree (project_id);
CREATE INDEX plan_accountsstatement_ordered_by_id_975ac580 ON public.plan_accountsstatement USING btree (ordered_by_id);
CREATE INDEX plan_accountsstatement_project_id_5ad9954d ON public.plan_accountsstatement USING btree (project_id);
CREATE INDEX plan_activity_lead_id_3fb46a1d ON public.plan_activity USING btree (lead_id);
CREATE INDEX plan_activity_partners_activity_id_c91104ae ON public.plan_activity_partners USING btree (activity_id);
CREATE INDEX plan_activity_partners_organisation_id_6cc0f858 ON public.plan_activity_partners USING btree (organisation_id);
CREATE INDEX plan_activity_project_id_5360d271 ON public.plan_activity USING btree (project_id);
CREATE INDEX plan_budgetline_code_764ba3c5 ON public.plan_budgetline USING btree (code);
CREATE INDEX plan_budgetline_code_764ba3c5_like ON public.plan_budgetline USING btree (code varchar_pattern_ops);
CREATE INDEX plan_budgetline_project_id_483414a0 ON public.plan_budgetline USING btree (project_id);
CREATE INDEX plan_classificationrule_activity_id_e23dbe58 ON public.plan_classificationrule USING btree (activity_id);
CREATE INDEX plan_classificationrule_cost_type_40e1251d ON public.plan_classificationrule USING btree (cost_type);
CREATE INDEX plan_classificationrule_cost_type_40e1251d_like ON public.plan_classificationrule USING btree (cost_type varchar_pattern_ops);
CREATE INDEX plan_classificationrule_financing_a07f881a ON public.plan_classificationrule USING btree (financing);
CREATE INDEX plan_classificationrule_financing_a07f881a_like ON public.plan_classificationrule USING btree (financing varchar_pattern_ops);
CREATE INDEX plan_classificationrule_organisation_id_436fd21a ON public.plan_classificationrule USING btree (organisation_id);
CREATE INDEX plan_classificationrule_sector_033d7dea ON public.plan_classificationrule USING btree (sector);
CREATE INDEX plan_classificationrule_sector_033d7dea_like ON public.plan_classificationrule USING btree (sector varchar_pattern_ops);
CREATE INDEX plan_classificationrule_task_14dfedff ON public.plan_classificationrule USING btree (task);
CREATE INDEX plan_classificationrule_task_14dfedff_like ON public.plan_classificationrule USING btree (task varchar_pattern_ops);
CREATE INDEX plan_classificationrule_words_4db91215_like ON public.plan_classificationrule USING btree (words varchar_pattern_ops);
CREATE INDEX plan_deliverable_activity_id_2700837c ON public.plan_deliverable USING btree (activity_id);
CREATE INDEX plan_deliverable_code_ddbde0a5_like ON public.plan_deliverable USING btree (code varchar_pattern_ops);
CREATE INDEX plan_deliverable_project_id_dc098df2 ON public.plan_deliverable USING btree (project_id);
CREATE INDEX plan_discrepancy_project_id_7092e319 ON public.plan_discrepancy USING btree (project_id);
CREATE INDEX plan_hourlyrate_organisation_id_264daea1 ON public.plan_hourlyrate USING btree (organisation_id);
CREATE INDEX plan_ledgerentry_activity_id_d66b3a1e ON public.plan_ledgerentry USING btree (activity_id);
CREATE INDEX plan_ledgerentry_cost_type_aada1274 ON public.plan_ledgerentry USING btree (cost_type);
CREATE INDEX plan_ledgerentry_cost_type_aada1274_like ON public.plan_ledgerentry USING btree (cost_type varchar_pattern_ops);
CREATE INDEX plan_ledgerentry_entered_by_id_b6e5c350 ON public.plan_ledgerentry USING btree (entered_by_id);
CREATE INDEX plan_ledgerentry_financing_6cb3e08a ON public.plan_ledgerentry USING btree (financing);
CREATE INDEX plan_ledgerentry_financing_6cb3e08a_like ON public.plan_ledgerentry USING btree (financing varchar_pattern_ops);
CREATE INDEX plan_ledgerentry_organisation_id_a422a13a ON public.plan_ledgerentry USING btree (organisation_id);
CREATE INDEX plan_ledgerentry_project_id_bc77c803 ON public.plan_ledgerentry USING btree (project_id);
CREATE INDEX plan_ledgerentry_rate_id_f2860cb0 ON public.plan_ledgerentry USING btree (rate_id);
CREATE INDEX plan_ledgerentry_sector_cdcff3a7 ON public.plan_ledgerentry USING btree (sector);
CREATE INDEX plan_ledgerentry_sector_cdcff3a7_like ON public.plan_ledgerentry USING btree (sector varchar_pattern_ops);
CREATE INDEX plan_ledgerentry_task_5f5eea31 ON public.plan_ledgerentry USING btree (task);
CREATE INDEX plan_ledgerentry_task_5f5eea31_like ON public.plan_ledgerentry USING btree (task varchar_pattern_ops);
CREATE INDEX plan_milestone_activity_id_cf9a6e65 ON public.plan_milestone USING btree (activity_id);
CREATE INDEX plan_milestonemove_milestone_id_64b5efad ON public.plan_milestonemove USING btree (milestone_id);
CREATE INDEX plan_milestonemove_moved_by_id_4a24e323 ON public.plan_milestonemove USING btree (moved_by_id);
CREATE INDEX plan_pillar_code_76cf1239 ON public.plan_pillar USING btree (code);
CREATE INDEX plan_pillar_code_76cf1239_like ON public.plan_pillar USING btree (code varchar_pattern_ops);
CREATE INDEX plan_pillar_project_id_6986d91f ON public.plan_pillar USING btree (project_id);
CREATE INDEX plan_project_number_d3f13f78_like ON public.plan_project USING btree (number varchar_pattern_ops);
CREATE INDEX plan_project_owner_id_1817f3b6 ON public.plan_project USING btree (owner_id);
CREATE INDEX plan_project_partners_organisation_id_cfc2ea8a ON public.plan_project_partners USING btree (organisation_id);
CREATE INDEX plan_project_partners_project_id_6118ada8 ON public.plan_project_partners USING btree (project_id);
CREATE INDEX plan_projectstatement_project_id_4d8e3050 ON public.plan_projectstatement USING btree (project_id);
CREATE INDEX plan_proposedentry_activity_id_9b4d2ac0 ON public.plan_proposedentry USING btree (activity_id);
CREATE INDEX plan_proposedentry_cost_type_7e83fc49 ON public.plan_proposedentry USING btree (cost_type);
CREATE INDEX plan_proposedentry_cost_type_7e83fc49_like ON public.plan_proposedentry USING btree (cost_type varchar_pattern_ops);
CREATE INDEX plan_proposedentry_decided_by_id_ef34e2fe ON public.plan_proposedentry USING btree (decided_by_id);
CREATE INDEX plan_proposedentry_financing_9466f0e2 ON public.plan_proposedentry USING btree (financing);
CREATE INDEX plan_proposedentry_financing_9466f0e2_like ON public.plan_proposedentry USING btree (financing varchar_pattern_ops);
CREATE INDEX plan_proposedentry_organisation_id_67cae80f ON public.plan_proposedentry USING btree (organisation_id);
CREATE INDEX plan_proposedentry_project_id_761c733b ON public.plan_proposedentry USING btree (project_id);
CREATE INDEX plan_proposedentry_resembles_id_ffca5b7f ON public.plan_proposedentry USING btree (resembles_id);
CREATE INDEX plan_proposedentry_sector_07deac19 ON public.plan_proposedentry USING btree (sector);
CREATE INDEX plan_proposedentry_sector_07deac19_like ON public.plan_proposedentry USING btree (sector varchar_pattern_ops);
CREATE INDEX plan_proposedentry_source_561fb252 ON public.plan_proposedentry USING btree (source);
CREATE INDEX plan_proposedentry_source_561fb252_like ON public.plan_proposedentry USING btree (source varchar_pattern_ops);
CREATE INDEX plan_proposedentry_task_a391bf7c ON public.plan_proposedentry USING btree (task);
CREATE INDEX plan_proposedentry_task_a391bf7c_like ON public.plan_proposedentry USING btree (task varchar_pattern_ops);
CREATE INDEX plan_reference_project_id_30d70c96 ON public.plan_reference USING btree (project_id);
CREATE INDEX plan_researchquestion_parent_id_0c7c16dc ON public.plan_researchquestion USING btree (parent_id);
CREATE INDEX plan_researchquestion_project_id_06ddb3ff ON public.plan_researchquestion USING btree (project_id);
CREATE UNIQUE INDEX proposal_picture_once ON public.pilots_examplefile USING btree (proposal_id) WHERE ((kind)::text = 'picture'::text);
CREATE INDEX publication_series ON public.work_publication USING btree (kind, series);
CREATE INDEX reports_citedpassage_claim_id_d1c820be ON public.reports_citedpassage USING btree (claim_id);
CREATE INDEX reports_citedpassage_edition_id_1d2d2024 ON public.reports_citedpassage USING btree (edition_id);
CREATE INDEX reports_citedpassage_passage_id_84f8a10c ON public.reports_citedpassage USING btree (passage_id);
CREATE INDEX reports_dissemination_deliverable_id_22e6b9b7 ON public.reports_dissemination USING btree (deliverable_id);
CREATE INDEX reports_edition_deliverable_id_d5d423b0 ON public.reports_edition USING btree (deliverable_id);
CREATE INDEX reports_edition_ordered_by_id_40ac06a0 ON public.reports_edition USING btree (ordered_by_id);
CREATE INDEX reports_edition_snapshot_id_14a14165 ON public.reports_edition USING btree (snapshot_id);
CREATE INDEX reports_section_deliverable_id_cf14bfa5 ON public.reports_section USING btree (deliverable_id);
CREATE INDEX reports_section_key_46a3241b ON public.reports_section USING btree (key);
CREATE INDEX reports_section_key_46a3241b_like ON public.reports_section USING btree (key varchar_pattern_ops);
CREATE INDEX reports_section_responsible_id_8364f41d ON public.reports_section USING btree (responsible_id);
CREATE INDEX reports_sectioncomment_handled_by_id_784eba47 ON public.reports_sectioncomment USING btree (handled_by_id);
CREATE INDEX reports_sectioncomment_section_id_90449c93 ON public.reports_sectioncomment USING btree (section_id);
CREATE INDEX reports_sectioncomment_written_by_id_dd4474f5 ON public.reports_sectioncomment USING btree (written_by_id);
CREATE INDEX reports_sectionrevision_deliverable_id_ce247399 ON public.reports_sectionrevision USING btree (deliverable_id);
CREATE INDEX reports_sectionrevision_key_01e78cf2 ON public.reports_sectionrevision USING btree (key);
CREATE INDEX reports_sectionrevision_key_01e78cf2_like ON public.reports_sectionrevision USING btree (key varchar_pattern_ops);
CREATE INDEX reports_sectionrevision_written_by_id_8bf12bb9 ON public.reports_sectionrevision USING btree (written_by_id);
CREATE INDEX reports_sentence_deliverable_id_39c33c65 ON public.reports_sentence USING btree (deliverable_id);
CREATE INDEX reports_sentence_place_f8853ab5 ON public.reports_sentence USING btree (place);
CREATE INDEX reports_sentence_place_f8853ab5_like ON public.reports_sentence USING btree (place varchar_pattern_ops);
CREATE INDEX reports_snapshot_deliverable_id_47dd8b34 ON public.reports_snapshot USING btree (deliverable_id);
CREATE UNIQUE INDEX role_once_at_a_time ON public.accounts_role USING btree (user_id, kind, organisation_id) WHERE (valid_to IS NULL);
CREATE INDEX search_entry_documented ON public.search_searchentry USING btree (content_type_id, documented DESC, year DESC NULLS LAST, object_id) WHERE is_public;
CREATE INDEX search_entry_facets ON public.search_searchentry USING gin (facets) WITH (fastupdate=off);
CREATE INDEX search_entry_newest ON public.search_searchentry USING btree (content_type_id, year DESC NULLS LAST, object_id) WHERE is_public;
CREATE INDEX search_entry_vector ON public.search_searchentry USING gin (vector) WITH (fastupdate=off);
CREATE INDEX search_searchentry_content_type_id_38605d26 ON public.search_searchentry USING btree (content_type_id);
CREATE INDEX search_searchfacet_content_type_id_cbeaf340 ON public.search_searchfacet USING btree (content_type_id);
CREATE INDEX search_searchword_content_type_id_e3031194 ON public.search_searchword USING btree (content_type_id);
CREATE INDEX search_unansweredsearch_words_4033bca8_like ON public.search_unansweredsearch USING btree (words varchar_pattern_ops);
CREATE INDEX search_word_prefix ON public.search_searchword USING btree (content_type_id, word varchar_pattern_ops);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX statistic_listed ON public.municipalities_statistic USING btree (kind_id, area_number, year, id);
CREATE INDEX statistic_series ON public.municipalities_statistic USING btree (municipality_id, kind_id, year);
CREATE INDEX statistic_trigrams ON public.municipalities_statistic USING gin (public.trigrams((((area_name)::text || '
'::text) || (area_number)::text)));
CREATE INDEX suggestion_oldest ON public.work_suggestion USING btree (made_at, id);
CREATE INDEX suggestion_open ON public.work_suggestion USING btree (made_at) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX suggestion_open_once ON public.work_suggestion USING btree (target_type_id, target_id, field, organisation_id) WHERE (((state)::text = 'open'::text) AND (NOT ((field)::text = ''::text)));
CREATE INDEX suggestion_target ON public.work_suggestion USING btree (target_type_id, target_id);
CREATE UNIQUE INDEX table_code_once ON public.workshops_table USING btree (code) WHERE (NOT ((code)::text = ''::text));
CREATE INDEX terms_term_code_a16e4b2b ON public.terms_term USING btree (code);
CREATE INDEX terms_term_code_a16e4b2b_like ON public.terms_term USING btree (code varchar_pattern_ops);
CREATE INDEX text_access_newest ON public.evidence_textaccess USING btree (first_at DESC);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE UNIQUE INDEX user_email_once_whatever_case ON public.accounts_user USING btree (lower((email)::text));
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE INDEX work_draft_editor_id_d05dbb44 ON public.work_draft USING btree (editor_id);
CREATE INDEX work_draft_kind_ebd66ec2 ON public.work_draft USING btree (kind);
CREATE INDEX work_draft_kind_ebd66ec2_like ON public.work_draft USING btree (kind varchar_pattern_ops);
CREATE INDEX work_draft_target_type_id_2e96217a ON public.work_draft USING btree (target_type_id);
CREATE INDEX work_draftconflict_draft_id_8561d4b6 ON public.work_draftconflict USING btree (draft_id);
CREATE INDEX work_draftconflict_editor_id_21b01e02 ON public.work_draftconflict USING btree (editor_id);
CREATE INDEX work_draftpresence_draft_id_cf8f79e8 ON public.work_draftpresence USING btree (draft_id);
CREATE INDEX work_draftpresence_user_id_fa325ebe ON public.work_draftpresence USING btree (user_id);
CREATE INDEX work_draftrevision_draft_id_16c231ec ON public.work_draftrevision USING btree (draft_id);
CREATE INDEX work_draftrevision_editor_id_69052fbe ON public.work_draftrevision USING btree (editor_id);
CREATE INDEX work_historyentry_actor_id_06203f22 ON public.work_historyentry USING btree (actor_id);
CREATE INDEX work_import_brought_by_id_84aa54d5 ON public.work_import USING btree (brought_by_id);
CREATE INDEX work_import_decided_by_id_9eebd7c9 ON public.work_import USING btree (decided_by_id);
CREATE INDEX work_import_kind_8ea7d4a8 ON public.work_import USING btree (kind);
CREATE INDEX work_import_kind_8ea7d4a8_like ON public.work_import USING btree (kind varchar_pattern_ops);
CREATE INDEX work_job_kind_065ee6c8 ON public.work_job USING btree (kind);
CREATE INDEX work_job_kind_065ee6c8_like ON public.work_job USING btree (kind varchar_pattern_ops);
CREATE INDEX work_job_ordered_by_id_c929dbf8 ON public.work_job USING btree (ordered_by_id);
CREATE INDEX work_mail_address_book_882c2c87 ON public.work_mail USING btree (address_book);
CREATE INDEX work_mail_address_book_882c2c87_like ON public.work_mail USING btree (address_book varchar_pattern_ops);
CREATE INDEX work_mail_kind_3d2db5b4 ON public.work_mail USING btree (kind);
CREATE INDEX work_mail_kind_3d2db5b4_like ON public.work_mail USING btree (kind varchar_pattern_ops);
CREATE INDEX work_mail_link_scope_904c7ed4 ON public.work_mail USING btree (link_scope);
CREATE INDEX work_mail_link_scope_904c7ed4_like ON public.work_mail USING btree (link_scope varchar_pattern_ops);
CREATE INDEX work_mail_ordered_by_id_c5f48fce ON public.work_mail USING btree (ordered_by_id);
CREATE INDEX work_mail_target_type_id_b4aefdee ON public.work_mail USING btree (target_type_id);
CREATE INDEX work_publication_kind_b3c78ab5 ON public.work_publication USING btree (kind);
CREATE INDEX work_publication_kind_b3c78ab5_like ON public.work_publication USING btree (kind varchar_pattern_ops);
CREATE INDEX work_publication_target_type_id_08788e06 ON public.work_publication USING btree (target_type_id);
CREATE INDEX work_publicationcomment_publication_id_4f2dddf2 ON public.work_publicationcomment USING btree (publication_id);
CREATE INDEX work_publicationcomment_recipient_id_639f8ff4 ON public.work_publicationcomment USING btree (recipient_id);
CREATE INDEX work_publicationcomment_resolved_by_id_a1e76a76 ON public.work_publicationcomment USING btree (resolved_by_id);
CREATE INDEX work_publicationcomment_version_id_4f318dc3 ON public.work_publicationcomment USING btree (version_id);
CREATE INDEX work_publicationrecipient_asked_by_id_f635ba74 ON public.work_publicationrecipient USING btree (asked_by_id);
CREATE INDEX work_publicationrecipient_publication_id_a9713a3b ON public.work_publicationrecipient USING btree (publication_id);
CREATE INDEX work_publicationstep_by_id_566527a3 ON public.work_publicationstep USING btree (by_id);
CREATE INDEX work_publicationstep_publication_id_06c47880 ON public.work_publicationstep USING btree (publication_id);
CREATE INDEX work_publicationversion_frozen_by_id_28b0dcff ON public.work_publicationversion USING btree (frozen_by_id);
CREATE INDEX work_publicationversion_publication_id_2048510c ON public.work_publicationversion USING btree (publication_id);
CREATE INDEX work_suggestion_decided_by_id_a7e11e73 ON public.work_suggestion USING btree (decided_by_id);
CREATE INDEX work_suggestion_made_by_id_19f89acc ON public.work_suggestion USING btree (made_by_id);
CREATE INDEX work_suggestion_made_through_id_68ab2d87 ON public.work_suggestion USING btree (made_through_id);
CREATE INDEX work_suggestion_organisation_id_01c27636 ON public.work_suggestion USING btree (organisation_id);
CREATE INDEX work_suggestion_target_type_id_3b8352b4 ON public.work_suggestion USING btree (target_type_id);
CREATE INDEX workshops_action_claims_action_id_209241d6 ON public.workshops_action_claims USING btree (action_id);
CREATE INDEX workshops_action_claims_claim_id_8f8e7716 ON public.workshops_action_claims USING btree (claim_id);
CREATE INDEX workshops_action_meeting_id_3b61fbe8 ON public.workshops_action USING btree (meeting_id);
CREATE INDEX workshops_action_organisation_id_644bf3cf ON public.workshops_action USING btree (organisation_id);
CREATE INDEX workshops_action_passages_action_id_100e9cb8 ON public.workshops_action_passages USING btree (action_id);
CREATE INDEX workshops_action_passages_passage_id_65a0cd62 ON public.workshops_action_passages USING btree (passage_id);
CREATE INDEX workshops_action_person_id_69f35aec ON public.workshops_action USING btree (person_id);
CREATE INDEX workshops_attendance_invitation_id_8b38cea3 ON public.workshops_attendance USING btree (invitation_id);
CREATE INDEX workshops_ballot_poll_id_e84ff7d5 ON public.workshops_ballot USING btree (poll_id);
CREATE INDEX workshops_basisconclusion_chosen_by_id_06f5b397 ON public.workshops_basisconclusion USING btree (chosen_by_id);
CREATE INDEX workshops_casepaper_addressee_id_79d6e430 ON public.workshops_casepaper USING btree (addressee_id);
CREATE INDEX workshops_casepaper_meeting_id_d23e7894 ON public.workshops_casepaper USING btree (meeting_id);
CREATE INDEX workshops_casepaper_written_by_id_08e50b20 ON public.workshops_casepaper USING btree (written_by_id);
CREATE INDEX workshops_conclusion_meeting_id_44ba4b29 ON public.workshops_conclusion USING btree (meeting_id);
CREATE INDEX workshops_conclusionwording_changed_by_id_ecb5d48f ON public.workshops_conclusionwording USING btree (changed_by_id);
CREATE INDEX workshops_conclusionwording_conclusion_id_3b3e68cc ON public.workshops_conclusionwording USING btree (conclusion_id);
CREATE INDEX workshops_countedvote_claim_id_d9aa2ef2 ON public.workshops_countedvote USING btree (claim_id);
CREATE INDEX workshops_countedvote_poll_id_9092a620 ON public.workshops_countedvote USING btree (poll_id);
CREATE INDEX workshops_evaluationanswer_question_id_6f955dcf ON public.workshops_evaluationanswer USING btree (question_id);
CREATE INDEX workshops_evaluationquestion_evaluation_id_33736fbc ON public.workshops_evaluationquestion USING btree (evaluation_id);
CREATE INDEX workshops_evaluationsheet_evaluation_id_308aa264 ON public.workshops_evaluationsheet USING btree (evaluation_id);
CREATE INDEX workshops_ground_claim_id_6a74aab2 ON public.workshops_ground USING btree (claim_id);
CREATE INDEX workshops_ground_idea_id_18353c52 ON public.workshops_ground USING btree (idea_id);
CREATE INDEX workshops_ground_poll_id_1825ee45 ON public.workshops_ground USING btree (poll_id);
CREATE INDEX workshops_idea_claim_id_8953cfb7 ON public.workshops_idea USING btree (claim_id);
CREATE INDEX workshops_idea_meeting_id_c0de0b5e ON public.workshops_idea USING btree (meeting_id);
CREATE INDEX workshops_idea_merged_into_id_db61bec5 ON public.workshops_idea USING btree (merged_into_id);
CREATE INDEX workshops_idea_session_id_30c4b9d5 ON public.workshops_idea USING btree (session_id);
CREATE INDEX workshops_idea_table_id_d7105505 ON public.workshops_idea USING btree (table_id);
CREATE INDEX workshops_invitation_answered_by_id_d6e443b8 ON public.workshops_invitation USING btree (answered_by_id);
CREATE INDEX workshops_invitation_invited_by_id_0298de00 ON public.workshops_invitation USING btree (invited_by_id);
CREATE INDEX workshops_invitation_meeting_id_bcd92532 ON public.workshops_invitation USING btree (meeting_id);
CREATE INDEX workshops_invitation_organisation_id_2e41829a ON public.workshops_invitation USING btree (organisation_id);
CREATE INDEX workshops_meeting_municipalities_meeting_id_cdf2cf12 ON public.workshops_meeting_municipalities USING btree (meeting_id);
CREATE INDEX workshops_meeting_municipalities_municipality_id_573e563c ON public.workshops_meeting_municipalities USING btree (municipality_id);
CREATE INDEX workshops_meeting_organiser_id_ad80ad78 ON public.workshops_meeting USING btree (organiser_id);
CREATE INDEX workshops_meeting_slug_33d4845d_like ON public.workshops_meeting USING btree (slug varchar_pattern_ops);
CREATE INDEX workshops_minutes_approved_by_id_5716b613 ON public.workshops_minutes USING btree (approved_by_id);
CREATE INDEX workshops_minutes_drafted_by_id_be581d00 ON public.workshops_minutes USING btree (drafted_by_id);
CREATE INDEX workshops_minutes_meeting_id_3079faa4 ON public.workshops_minutes USING btree (meeting_id);
CREATE INDEX workshops_minutescomment_decided_by_id_a86b1b77 ON public.workshops_minutescomment USING btree (decided_by_id);
CREATE INDEX workshops_minutescomment_reader_id_ae7af4e5 ON public.workshops_minutescomment USING btree (reader_id);
CREATE INDEX workshops_minutescomment_section_id_73e312e4 ON public.workshops_minutescomment USING btree (section_id);
CREATE INDEX workshops_minutesperson_invitation_id_7760cc43 ON public.workshops_minutesperson USING btree (invitation_id);
CREATE INDEX workshops_minutesperson_minutes_id_10950d73 ON public.workshops_minutesperson USING btree (minutes_id);
CREATE INDEX workshops_minutesperson_participant_id_4ae941fe ON public.workshops_minutesperson USING btree (participant_id);
CREATE INDEX workshops_minutesreader_invitation_id_bd484668 ON public.workshops_minutesreader USING btree (invitation_id);
CREATE INDEX workshops_minutesreader_minutes_id_826bd949 ON public.workshops_minutesreader USING btree (minutes_id);
CREATE INDEX workshops_minutessection_minutes_id_37d05bad ON public.workshops_minutessection USING btree (minutes_id);
CREATE INDEX workshops_openquestion_answer_id_baaa4766 ON public.workshops_openquestion USING btree (answer_id);
CREATE INDEX workshops_openquestion_asked_by_id_8356a9f0 ON public.workshops_openquestion USING btree (asked_by_id);
CREATE INDEX workshops_openquestion_meeting_id_a07840dc ON public.workshops_openquestion USING btree (meeting_id);
CREATE INDEX workshops_openquestion_organisation_id_4f2497b6 ON public.workshops_openquestion USING btree (organisation_id);
CREATE INDEX workshops_openquestion_person_id_affbea09 ON public.workshops_openquestion USING btree (person_id);
CREATE INDEX workshops_participant_meeting_id_aaefef30 ON public.workshops_participant USING btree (meeting_id);
CREATE INDEX workshops_participant_organisation_id_f2020a0d ON public.workshops_participant USING btree (organisation_id);
CREATE INDEX workshops_points_claim_id_dbcfb920 ON public.workshops_points USING btree (claim_id);
CREATE INDEX workshops_points_sheet_id_570c8253 ON public.workshops_points USING btree (sheet_id);
CREATE INDEX workshops_pointsheet_given_by_id_af7a4e03 ON public.workshops_pointsheet USING btree (given_by_id);
CREATE INDEX workshops_pointsheet_municipality_id_f53ae745 ON public.workshops_pointsheet USING btree (municipality_id);
CREATE INDEX workshops_pointsheet_poll_id_e96d5a2b ON public.workshops_pointsheet USING btree (poll_id);
CREATE INDEX workshops_poll_meeting_id_092a2ce9 ON public.workshops_poll USING btree (meeting_id);
CREATE INDEX workshops_poll_options_claim_id_aee15eb4 ON public.workshops_poll_options USING btree (claim_id);
CREATE INDEX workshops_poll_options_poll_id_25254125 ON public.workshops_poll_options USING btree (poll_id);
CREATE INDEX workshops_printedpaper_kind_d4e735fb ON public.workshops_printedpaper USING btree (kind);
CREATE INDEX workshops_printedpaper_kind_d4e735fb_like ON public.workshops_printedpaper USING btree (kind varchar_pattern_ops);
CREATE INDEX workshops_printedpaper_meeting_id_863b70b2 ON public.workshops_printedpaper USING btree (meeting_id);
CREATE INDEX workshops_printedpaper_ordered_by_id_50c8724c ON public.workshops_printedpaper USING btree (ordered_by_id);
CREATE INDEX workshops_seat_invitation_id_c5b441e2 ON public.workshops_seat USING btree (invitation_id);
CREATE INDEX workshops_seat_printed_id_e771d62b ON public.workshops_seat USING btree (printed_id);
CREATE INDEX workshops_seat_table_id_988956da ON public.workshops_seat USING btree (table_id);
CREATE INDEX workshops_seatingplan_changed_by_id_de089967 ON public.workshops_seatingplan USING btree (changed_by_id);
CREATE INDEX workshops_session_meeting_id_cb8bf7c1 ON public.workshops_session USING btree (meeting_id);
CREATE INDEX workshops_session_presenters_invitation_id_9ac3588e ON public.workshops_session_presenters USING btree (invitation_id);
CREATE INDEX workshops_session_presenters_session_id_c3954bf1 ON public.workshops_session_presenters USING btree (session_id);
CREATE INDEX workshops_session_responsible_organisation_id_40b65247 ON public.workshops_session_responsible USING btree (organisation_id);
CREATE INDEX workshops_session_responsible_session_id_cadf3eb0 ON public.workshops_session_responsible USING btree (session_id);
CREATE INDEX workshops_table_meeting_id_219a94f2 ON public.workshops_table USING btree (meeting_id);
CREATE INDEX workshops_tiedecision_poll_id_0598e9cc ON public.workshops_tiedecision USING btree (poll_id);
CREATE INDEX workshops_tiedecision_recorded_by_id_1ae19ecc ON public.workshops_tiedecision USING btree (recorded_by_id);
CREATE INDEX workshops_voted_invitation_id_790a246f ON public.workshops_voted USING btree (invitation_id);
CREATE INDEX workshops_voted_poll_id_128b4756 ON public.workshops_voted USING btree (poll_id);
CREATE TRIGGER evidence_claimreview_guard BEFORE INSERT OR UPDATE ON public.evidence_claimreview FOR EACH ROW EXECUTE FUNCTION public.evidence_review_guard();
CREATE TRIGGER evidence_codebook_version_guard BEFORE DELETE OR UPDATE ON public.evidence_codebookversion FOR EACH ROW EXECUTE FUNCTION public.evidence_codebook_version_guard();
CREATE TRIGGER evidence_coding_version_guard BEFORE INSERT OR UPDATE OF version_id, code_id ON public.evidence_coding FOR EACH ROW EXECUTE FUNCTION public.evidence_coding_version_guard();
CREATE TRIGGER evidence_letter_guard BEFORE DELETE OR UPDATE ON public.evidence_informationletter FOR EACH ROW EXECUTE FUNCTION public.evidence_letter_guard();
CREATE TRIGGER evidence_memo_guard BEFORE UPDATE ON public.evidence_memo FOR EACH ROW EXECUTE FUNCTION public.evidence_memo_guard();
CREATE TRIGGER evidence_round_result_guard BEFORE UPDATE ON public.evidence_roundresult FOR EACH ROW EXECUTE FUNCTION public.evidence_round_result_guard();
CREATE TRIGGER focusgroups_published_guide_guard BEFORE DELETE OR UPDATE ON public.focusgroups_guide FOR EACH ROW EXECUTE FUNCTION public.focusgroups_published_guide_guard();
CREATE TRIGGER municipalities_answer_guide_guard BEFORE INSERT OR UPDATE OF interview_id, question_id ON public.municipalities_answer FOR EACH ROW EXECUTE FUNCTION public.municipalities_answer_guide_guard();
CREATE TRIGGER municipalities_approvalentry_guard BEFORE UPDATE ON public.municipalities_approvalentry FOR EACH ROW EXECUTE FUNCTION public.municipalities_append_only();
CREATE TRIGGER municipalities_approvalrequest_guard BEFORE UPDATE ON public.municipalities_approvalrequest FOR EACH ROW EXECUTE FUNCTION public.municipalities_append_only();
CREATE TRIGGER municipalities_interview_guide_guard BEFORE UPDATE OF guide_id ON public.municipalities_interview FOR EACH ROW WHEN ((old.guide_id IS DISTINCT FROM new.guide_id)) EXECUTE FUNCTION public.municipalities_interview_guide_guard();
CREATE TRIGGER municipalities_published_guide_guard BEFORE DELETE OR UPDATE ON public.municipalities_interviewguide FOR EACH ROW EXECUTE FUNCTION public.municipalities_published_guide_guard();
CREATE TRIGGER municipalities_question_guard BEFORE INSERT OR DELETE OR UPDATE ON public.municipalities_question FOR EACH ROW EXECUTE FUNCTION public.municipalities_guide_guard();
CREATE TRIGGER municipalities_section_guard BEFORE INSERT OR DELETE OR UPDATE ON public.municipalities_guidesection FOR EACH ROW EXECUTE FUNCTION public.municipalities_guide_guard();
CREATE TRIGGER pilots_assessment_guard BEFORE UPDATE ON public.pilots_assessment FOR EACH ROW WHEN ((old.handed_in_at IS NOT NULL)) EXECUTE FUNCTION public.pilots_stands_fast();
CREATE TRIGGER pilots_assessmentscore_guard BEFORE INSERT OR UPDATE ON public.pilots_assessmentscore FOR EACH ROW EXECUTE FUNCTION public.pilots_score_guard();
CREATE TRIGGER pilots_criteriaversion_guard BEFORE UPDATE ON public.pilots_criteriaversion FOR EACH ROW EXECUTE FUNCTION public.pilots_stands_fast();
CREATE TRIGGER pilots_criterion_guard BEFORE UPDATE ON public.pilots_criterion FOR EACH ROW EXECUTE FUNCTION public.pilots_stands_fast();
CREATE TRIGGER pilots_criterionweight_guard BEFORE UPDATE ON public.pilots_criterionweight FOR EACH ROW EXECUTE FUNCTION public.pilots_stands_fast();
CREATE TRIGGER pilots_experiment_plan_guard BEFORE UPDATE ON public.pilots_fieldexperiment FOR EACH ROW EXECUTE FUNCTION public.pilots_plan_guard();
CREATE TRIGGER pilots_experiment_stays_guard BEFORE DELETE ON public.pilots_fieldexperiment FOR EACH ROW EXECUTE FUNCTION public.pilots_plan_guard();
CREATE TRIGGER pilots_experimentconclusion_guard BEFORE UPDATE ON public.pilots_experimentconclusion FOR EACH ROW EXECUTE FUNCTION public.pilots_stands_fast();
CREATE TRIGGER pilots_experimentnote_guard BEFORE UPDATE ON public.pilots_experimentnote FOR EACH ROW EXECUTE FUNCTION public.pilots_note_guard();
CREATE TRIGGER pilots_indicator_plan_guard BEFORE INSERT OR DELETE OR UPDATE ON public.pilots_indicator FOR EACH ROW EXECUTE FUNCTION public.pilots_plan_guard();
CREATE TRIGGER pilots_ownanalysis_guard BEFORE UPDATE ON public.pilots_ownanalysis FOR EACH ROW EXECUTE FUNCTION public.pilots_note_guard();
CREATE TRIGGER pilots_pilot_plan_guard BEFORE UPDATE ON public.pilots_pilot FOR EACH ROW EXECUTE FUNCTION public.pilots_plan_guard();
CREATE TRIGGER pilots_pilotdecision_guard BEFORE UPDATE ON public.pilots_pilotdecision FOR EACH ROW EXECUTE FUNCTION public.pilots_stands_fast();
CREATE TRIGGER plan_closed_period_guard BEFORE DELETE OR UPDATE ON public.plan_accountingperiod FOR EACH ROW EXECUTE FUNCTION public.plan_closed_period_guard();
CREATE TRIGGER plan_period_guard BEFORE INSERT OR DELETE OR UPDATE ON public.plan_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.plan_period_guard();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_organisation
    ADD CONSTRAINT accounts_organisatio_successor_id_d42848ab_fk_accounts_ FOREIGN KEY (successor_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_person
    ADD CONSTRAINT accounts_person_organisation_id_1df15081_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_personallink
    ADD CONSTRAINT accounts_personallin_target_type_id_c7a09971_fk_django_co FOREIGN KEY (target_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_personallink
    ADD CONSTRAINT accounts_personallink_issued_by_id_e2f06a7a_fk_accounts_user_id FOREIGN KEY (issued_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_organisation_id_86cd67df_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_role
    ADD CONSTRAINT accounts_role_user_id_a498ef00_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_group_id_bd11a704_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_groups
    ADD CONSTRAINT accounts_user_groups_user_id_52b62117_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user
    ADD CONSTRAINT accounts_user_person_id_6f9b1782_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_permission_id_113bb443_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.accounts_user_user_permissions
    ADD CONSTRAINT accounts_user_user_p_user_id_e4f0a161_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_adjudication
    ADD CONSTRAINT evidence_adjudicatio_round_id_82cbfcba_fk_evidence_ FOREIGN KEY (round_id) REFERENCES public.evidence_codinground(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_adjudication
    ADD CONSTRAINT evidence_adjudicatio_source_id_b9fc033a_fk_evidence_ FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_adjudication
    ADD CONSTRAINT evidence_adjudication_by_id_6d4fd8db_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_adjudication
    ADD CONSTRAINT evidence_adjudication_code_id_81fb268c_fk_evidence_code_id FOREIGN KEY (code_id) REFERENCES public.evidence_code(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claim
    ADD CONSTRAINT evidence_claim_created_by_id_6c710d13_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claim
    ADD CONSTRAINT evidence_claim_organisation_id_b53763b3_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claimlink
    ADD CONSTRAINT evidence_claimlink_created_by_id_ebe46fdb_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claimlink
    ADD CONSTRAINT evidence_claimlink_from_claim_id_691ee10d_fk_evidence_claim_id FOREIGN KEY (from_claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claimlink
    ADD CONSTRAINT evidence_claimlink_to_claim_id_c215fd3d_fk_evidence_claim_id FOREIGN KEY (to_claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claimreview
    ADD CONSTRAINT evidence_claimreview_by_id_bf12c7d3_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claimreview
    ADD CONSTRAINT evidence_claimreview_claim_id_77d72941_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_claimreview
    ADD CONSTRAINT evidence_claimreview_through_id_b2ad297b_fk_accounts_ FOREIGN KEY (through_id) REFERENCES public.accounts_personallink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_category_id_f6f7ad6c_fk_evidence_code_id FOREIGN KEY (category_id) REFERENCES public.evidence_code(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_codebook_id_b8b5ab47_fk_evidence_codebook_id FOREIGN KEY (codebook_id) REFERENCES public.evidence_codebook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_merged_into_id_17c58c21_fk_evidence_code_id FOREIGN KEY (merged_into_id) REFERENCES public.evidence_code(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_split_from_id_74360d0c_fk_evidence_code_id FOREIGN KEY (split_from_id) REFERENCES public.evidence_code(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_code
    ADD CONSTRAINT evidence_code_term_id_916945c4_fk_terms_term_id FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codebookversion
    ADD CONSTRAINT evidence_codebookver_book_id_b32581b3_fk_evidence_ FOREIGN KEY (book_id) REFERENCES public.evidence_codebook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codebookversion
    ADD CONSTRAINT evidence_codebookversion_by_id_539efa5f_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT evidence_coding_adjudication_id_cd74c566_fk_evidence_ FOREIGN KEY (adjudication_id) REFERENCES public.evidence_adjudication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT evidence_coding_code_id_ee53a4f2_fk_evidence_code_id FOREIGN KEY (code_id) REFERENCES public.evidence_code(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT evidence_coding_coder_id_8d425fea_fk_accounts_user_id FOREIGN KEY (coder_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT evidence_coding_passage_id_2e8b2d01_fk_evidence_passage_id FOREIGN KEY (passage_id) REFERENCES public.evidence_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_coding
    ADD CONSTRAINT evidence_coding_version_id_51c7ca46_fk_evidence_ FOREIGN KEY (version_id) REFERENCES public.evidence_codebookversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codingact
    ADD CONSTRAINT evidence_codingact_coder_id_e9ae422f_fk_accounts_user_id FOREIGN KEY (coder_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codingact
    ADD CONSTRAINT evidence_codingact_revision_id_ce4254a3_fk_evidence_ FOREIGN KEY (revision_id) REFERENCES public.evidence_textrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codinground
    ADD CONSTRAINT evidence_codinground_codebook_id_7e720cde_fk_evidence_ FOREIGN KEY (codebook_id) REFERENCES public.evidence_codebook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codinground_sources
    ADD CONSTRAINT evidence_codinground_codinground_id_4f88b5ce_fk_evidence_ FOREIGN KEY (codinground_id) REFERENCES public.evidence_codinground(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codinground
    ADD CONSTRAINT evidence_codinground_first_id_d8053565_fk_accounts_user_id FOREIGN KEY (first_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codinground
    ADD CONSTRAINT evidence_codinground_opened_by_id_3e601c34_fk_accounts_user_id FOREIGN KEY (opened_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codinground
    ADD CONSTRAINT evidence_codinground_second_id_40dff1ad_fk_accounts_user_id FOREIGN KEY (second_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_codinground_sources
    ADD CONSTRAINT evidence_codinground_sourcetext_id_5a5cafa3_fk_evidence_ FOREIGN KEY (sourcetext_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_consent
    ADD CONSTRAINT evidence_consent_informant_id_27c00a88_fk_evidence_informant_id FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_consent
    ADD CONSTRAINT evidence_consent_recorded_by_id_fc278328_fk_accounts_user_id FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_contactattempt
    ADD CONSTRAINT evidence_contactatte_informant_id_efc0d558_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_contactattempt
    ADD CONSTRAINT evidence_contactattempt_by_id_ac066975_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_contactkey
    ADD CONSTRAINT evidence_contactkey_informant_id_681ee1dc_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_informant
    ADD CONSTRAINT evidence_informant_organisation_id_5a49d045_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_informationletter
    ADD CONSTRAINT evidence_information_activity_id_5264afa8_fk_evidence_ FOREIGN KEY (activity_id) REFERENCES public.evidence_processingactivity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_informationletter
    ADD CONSTRAINT evidence_information_published_by_id_b1b2db91_fk_accounts_ FOREIGN KEY (published_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_keylookup
    ADD CONSTRAINT evidence_keylookup_by_id_fb6cefb6_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_keylookup
    ADD CONSTRAINT evidence_keylookup_informant_id_98ee0fde_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_memo
    ADD CONSTRAINT evidence_memo_book_id_32cba12a_fk_evidence_codebook_id FOREIGN KEY (book_id) REFERENCES public.evidence_codebook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_memo
    ADD CONSTRAINT evidence_memo_by_id_649a382c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_memo
    ADD CONSTRAINT evidence_memo_code_id_154968ac_fk_evidence_code_id FOREIGN KEY (code_id) REFERENCES public.evidence_code(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_memo
    ADD CONSTRAINT evidence_memo_passage_id_f4dff534_fk_evidence_passage_id FOREIGN KEY (passage_id) REFERENCES public.evidence_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_memo
    ADD CONSTRAINT evidence_memo_source_id_70f133f1_fk_evidence_sourcetext_id FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_passage
    ADD CONSTRAINT evidence_passage_created_by_id_1ea85978_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_passage
    ADD CONSTRAINT evidence_passage_moved_from_id_6405b238_fk_evidence_passage_id FOREIGN KEY (moved_from_id) REFERENCES public.evidence_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_passage
    ADD CONSTRAINT evidence_passage_revision_id_7a81fa2e_fk_evidence_ FOREIGN KEY (revision_id) REFERENCES public.evidence_textrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_processingactivity
    ADD CONSTRAINT evidence_processinga_controller_id_c1cc4a1c_fk_accounts_ FOREIGN KEY (controller_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_researchexport
    ADD CONSTRAINT evidence_researchexport_by_id_6a439bec_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_roundresult
    ADD CONSTRAINT evidence_roundresult_round_id_90ffaac7_fk_evidence_ FOREIGN KEY (round_id) REFERENCES public.evidence_codinground(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_roundresult_sources
    ADD CONSTRAINT evidence_roundresult_roundresult_id_31899e20_fk_evidence_ FOREIGN KEY (roundresult_id) REFERENCES public.evidence_roundresult(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_roundresult_sources
    ADD CONSTRAINT evidence_roundresult_sourcetext_id_389f811a_fk_evidence_ FOREIGN KEY (sourcetext_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_roundresult
    ADD CONSTRAINT evidence_roundresult_version_id_4a627781_fk_evidence_ FOREIGN KEY (version_id) REFERENCES public.evidence_codebookversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_sourcetext
    ADD CONSTRAINT evidence_sourcetext_informant_id_426ac7ac_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_sourcetext
    ADD CONSTRAINT evidence_sourcetext_organisation_id_2303d4ca_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_support
    ADD CONSTRAINT evidence_support_claim_id_e632386c_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_support
    ADD CONSTRAINT evidence_support_created_by_id_d57bcac5_fk_accounts_user_id FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_support
    ADD CONSTRAINT evidence_support_passage_id_8c2f5ee1_fk_evidence_passage_id FOREIGN KEY (passage_id) REFERENCES public.evidence_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_textaccess
    ADD CONSTRAINT evidence_textaccess_informant_id_2108f92c_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_textaccess
    ADD CONSTRAINT evidence_textaccess_user_id_71d4a785_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_textreading
    ADD CONSTRAINT evidence_textreading_coder_id_f234146a_fk_accounts_user_id FOREIGN KEY (coder_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_textreading
    ADD CONSTRAINT evidence_textreading_source_id_94bd769a_fk_evidence_ FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_textrevision
    ADD CONSTRAINT evidence_textrevisio_created_by_id_c28b67aa_fk_accounts_ FOREIGN KEY (created_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.evidence_textrevision
    ADD CONSTRAINT evidence_textrevisio_source_id_f4a8bb88_fk_evidence_ FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidat_group_id_c454bdcf_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidat_informant_id_b2f4d07f_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidat_invited_by_id_8e174ed4_fk_accounts_ FOREIGN KEY (invited_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidat_municipality_id_8e61b120_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidat_proposed_by_id_3acbe1cc_fk_accounts_ FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidat_replaces_id_5d67305d_fk_focusgrou FOREIGN KEY (replaces_id) REFERENCES public.focusgroups_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_candidate
    ADD CONSTRAINT focusgroups_candidate_actor_group_id_13416286_fk_terms_term_id FOREIGN KEY (actor_group_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_focusgroup
    ADD CONSTRAINT focusgroups_focusgro_guide_id_d11a87b1_fk_focusgrou FOREIGN KEY (guide_id) REFERENCES public.focusgroups_guide(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_grant
    ADD CONSTRAINT focusgroups_grant_given_by_id_5d371818_fk_accounts_user_id FOREIGN KEY (given_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_grant
    ADD CONSTRAINT focusgroups_grant_group_id_f60f7faa_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_grant
    ADD CONSTRAINT focusgroups_grant_user_id_2a178e87_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_guide
    ADD CONSTRAINT focusgroups_guide_copied_from_id_f21ec8a4_fk_focusgrou FOREIGN KEY (copied_from_id) REFERENCES public.focusgroups_guide(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_group_id_433d2287_fk_focusgroups_focusgroup_id FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_participant_id_3e34bc6a_fk_focusgrou FOREIGN KEY (participant_id) REFERENCES public.focusgroups_participant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_source_id_fb6d185e_fk_evidence_sourcetext_id FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_note
    ADD CONSTRAINT focusgroups_note_written_by_id_f72db37c_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participant
    ADD CONSTRAINT focusgroups_particip_actor_group_id_96913670_fk_terms_ter FOREIGN KEY (actor_group_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participationprocess
    ADD CONSTRAINT focusgroups_particip_claim_id_b434575e_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participant
    ADD CONSTRAINT focusgroups_particip_group_id_d9635de8_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participant
    ADD CONSTRAINT focusgroups_particip_informant_id_c3bd66f1_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participationprocess
    ADD CONSTRAINT focusgroups_particip_municipal_role_id_230d832d_fk_terms_ter FOREIGN KEY (municipal_role_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participationprocess_actor_groups
    ADD CONSTRAINT focusgroups_particip_participationprocess_15afa18d_fk_focusgrou FOREIGN KEY (participationprocess_id) REFERENCES public.focusgroups_participationprocess(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_participationprocess_actor_groups
    ADD CONSTRAINT focusgroups_particip_term_id_71b6bb15_fk_terms_ter FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_partstart
    ADD CONSTRAINT focusgroups_partstar_group_id_24c29656_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_partstart
    ADD CONSTRAINT focusgroups_partstart_by_id_f889c3a2_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_recording
    ADD CONSTRAINT focusgroups_recordin_deleted_by_id_e6f21a0b_fk_accounts_ FOREIGN KEY (deleted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_recording
    ADD CONSTRAINT focusgroups_recordin_group_id_5bb353ad_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_summary
    ADD CONSTRAINT focusgroups_summary_group_id_18719124_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_summary
    ADD CONSTRAINT focusgroups_summary_written_by_id_09ad4510_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_summarycomment
    ADD CONSTRAINT focusgroups_summaryc_reply_id_774405d5_fk_focusgrou FOREIGN KEY (reply_id) REFERENCES public.focusgroups_summaryreply(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_summaryreply
    ADD CONSTRAINT focusgroups_summaryr_participant_id_2d25edff_fk_focusgrou FOREIGN KEY (participant_id) REFERENCES public.focusgroups_participant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_summaryreply
    ADD CONSTRAINT focusgroups_summaryr_summary_id_80a98000_fk_focusgrou FOREIGN KEY (summary_id) REFERENCES public.focusgroups_summary(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_wantedmix
    ADD CONSTRAINT focusgroups_wantedmi_group_id_6c13865d_fk_focusgrou FOREIGN KEY (group_id) REFERENCES public.focusgroups_focusgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_wantedmix
    ADD CONSTRAINT focusgroups_wantedmi_municipality_id_4e0dbae5_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.focusgroups_wantedmix
    ADD CONSTRAINT focusgroups_wantedmix_actor_group_id_45c4f00d_fk_terms_term_id FOREIGN KEY (actor_group_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_answer
    ADD CONSTRAINT municipalities_answe_interview_id_3d239b2d_fk_municipal FOREIGN KEY (interview_id) REFERENCES public.municipalities_interview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_answer
    ADD CONSTRAINT municipalities_answe_question_id_aa46bf16_fk_municipal FOREIGN KEY (question_id) REFERENCES public.municipalities_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_answer
    ADD CONSTRAINT municipalities_answe_source_id_66845511_fk_evidence_ FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_approvalentry
    ADD CONSTRAINT municipalities_appro_became_id_1bd1910b_fk_evidence_ FOREIGN KEY (became_id) REFERENCES public.evidence_textrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_approvalrequest
    ADD CONSTRAINT municipalities_appro_interview_id_c2dc0921_fk_municipal FOREIGN KEY (interview_id) REFERENCES public.municipalities_interview(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_approvalentry
    ADD CONSTRAINT municipalities_appro_question_id_9f831288_fk_municipal FOREIGN KEY (question_id) REFERENCES public.municipalities_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_approvalentry
    ADD CONSTRAINT municipalities_appro_request_id_d502d22e_fk_municipal FOREIGN KEY (request_id) REFERENCES public.municipalities_approvalrequest(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_approvalentry
    ADD CONSTRAINT municipalities_appro_revision_id_63d6e08f_fk_evidence_ FOREIGN KEY (revision_id) REFERENCES public.evidence_textrevision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_approvalentry
    ADD CONSTRAINT municipalities_approvalentry_by_id_8d8ae765_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barri_barrier_type_id_2c7ff470_fk_terms_ter FOREIGN KEY (barrier_type_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barri_municipality_id_88e8e6c8_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barrier_claim_id_f3a3c039_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barrier_instrument_id_d27a3610_fk_terms_term_id FOREIGN KEY (instrument_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_barrier
    ADD CONSTRAINT municipalities_barrier_theme_id_015a3301_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_county
    ADD CONSTRAINT municipalities_count_organisation_id_69469e97_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_deadline
    ADD CONSTRAINT municipalities_deadl_municipality_id_51097eb7_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_deadline
    ADD CONSTRAINT municipalities_deadline_about_id_8f79c0b6_fk_evidence_claim_id FOREIGN KEY (about_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_deadline
    ADD CONSTRAINT municipalities_deadline_claim_id_830ff49c_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_division
    ADD CONSTRAINT municipalities_divis_based_on_id_3fa32eff_fk_municipal FOREIGN KEY (based_on_id) REFERENCES public.municipalities_division(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_division_municipalities
    ADD CONSTRAINT municipalities_divis_division_id_0570fa31_fk_municipal FOREIGN KEY (division_id) REFERENCES public.municipalities_division(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_divisionmove
    ADD CONSTRAINT municipalities_divis_division_id_a38f52fe_fk_municipal FOREIGN KEY (division_id) REFERENCES public.municipalities_division(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_divisionmove
    ADD CONSTRAINT municipalities_divis_municipality_id_1088dd48_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_division_municipalities
    ADD CONSTRAINT municipalities_divis_municipality_id_a8346296_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_division
    ADD CONSTRAINT municipalities_division_job_id_9104dc0f_fk_work_job_id FOREIGN KEY (job_id) REFERENCES public.work_job(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_factconfirmation
    ADD CONSTRAINT municipalities_factc_confirmed_by_id_6a46bc8c_fk_accounts_ FOREIGN KEY (confirmed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_factconfirmation
    ADD CONSTRAINT municipalities_factc_confirmed_through_id_5bf484fe_fk_accounts_ FOREIGN KEY (confirmed_through_id) REFERENCES public.accounts_personallink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_factconfirmation
    ADD CONSTRAINT municipalities_factc_municipality_id_a7ea69e2_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_guidesection
    ADD CONSTRAINT municipalities_guide_guide_id_9c88b7bb_fk_municipal FOREIGN KEY (guide_id) REFERENCES public.municipalities_interviewguide(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_institution
    ADD CONSTRAINT municipalities_insti_claim_id_1d5a46c0_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_institution
    ADD CONSTRAINT municipalities_insti_municipality_id_ade2dee5_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_institution
    ADD CONSTRAINT municipalities_institution_theme_id_27268e63_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_instrument
    ADD CONSTRAINT municipalities_instr_claim_id_ab3f0d4a_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_instrument
    ADD CONSTRAINT municipalities_instr_instrument_type_id_3ce6d032_fk_terms_ter FOREIGN KEY (instrument_type_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_instrument
    ADD CONSTRAINT municipalities_instr_municipality_id_cd0318ff_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_instrument
    ADD CONSTRAINT municipalities_instrument_theme_id_e66efbbc_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_interview
    ADD CONSTRAINT municipalities_inter_guide_id_6d8d5bc5_fk_municipal FOREIGN KEY (guide_id) REFERENCES public.municipalities_interviewguide(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_interview
    ADD CONSTRAINT municipalities_inter_informant_id_8a473a51_fk_evidence_ FOREIGN KEY (informant_id) REFERENCES public.evidence_informant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_interview
    ADD CONSTRAINT municipalities_inter_interviewer_id_aa62dde8_fk_accounts_ FOREIGN KEY (interviewer_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_interview
    ADD CONSTRAINT municipalities_inter_municipality_id_6687b3e5_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_interview
    ADD CONSTRAINT municipalities_inter_round_id_4cb817c8_fk_municipal FOREIGN KEY (round_id) REFERENCES public.municipalities_surveyround(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measu_municipality_id_2872dd25_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_claim_id_4315bc51_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_instrument_id_c2604a3f_fk_terms_term_id FOREIGN KEY (instrument_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_sector_id_bafd4630_fk_terms_term_id FOREIGN KEY (sector_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_status_id_9ccc7b75_fk_terms_term_id FOREIGN KEY (status_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_measure
    ADD CONSTRAINT municipalities_measure_theme_id_fb610948_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_membership
    ADD CONSTRAINT municipalities_membe_county_id_997f5924_fk_municipal FOREIGN KEY (county_id) REFERENCES public.municipalities_county(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_membership
    ADD CONSTRAINT municipalities_membe_municipality_id_4ad11085_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_municipality
    ADD CONSTRAINT municipalities_munic_county_id_0b4313c9_fk_municipal FOREIGN KEY (county_id) REFERENCES public.municipalities_county(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_municipality_neighbours
    ADD CONSTRAINT municipalities_munic_from_municipality_id_ca17b9e7_fk_municipal FOREIGN KEY (from_municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_municipality
    ADD CONSTRAINT municipalities_munic_organisation_id_78f38c2c_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_municipality_neighbours
    ADD CONSTRAINT municipalities_munic_to_municipality_id_07a0d9fe_fk_municipal FOREIGN KEY (to_municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkcriterion
    ADD CONSTRAINT municipalities_netwo_claim_id_d34328dd_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkgroup
    ADD CONSTRAINT municipalities_netwo_division_id_5d113a92_fk_municipal FOREIGN KEY (division_id) REFERENCES public.municipalities_division(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkcontact
    ADD CONSTRAINT municipalities_netwo_group_id_9a5bc3e2_fk_municipal FOREIGN KEY (group_id) REFERENCES public.municipalities_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkgroup_members
    ADD CONSTRAINT municipalities_netwo_municipality_id_a0d831b9_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkgroup_members
    ADD CONSTRAINT municipalities_netwo_networkgroup_id_a19e9b71_fk_municipal FOREIGN KEY (networkgroup_id) REFERENCES public.municipalities_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkcontact
    ADD CONSTRAINT municipalities_netwo_person_id_d318dfee_fk_accounts_ FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_networkcriterion
    ADD CONSTRAINT municipalities_netwo_term_id_ffdee778_fk_terms_ter FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_plandocument
    ADD CONSTRAINT municipalities_pland_document_type_id_6385f86b_fk_terms_ter FOREIGN KEY (document_type_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_plandocument_municipalities
    ADD CONSTRAINT municipalities_pland_municipality_id_72b66eae_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_plandocument_municipalities
    ADD CONSTRAINT municipalities_pland_plandocument_id_08b5675a_fk_municipal FOREIGN KEY (plandocument_id) REFERENCES public.municipalities_plandocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_planpage
    ADD CONSTRAINT municipalities_planp_source_id_cac68419_fk_evidence_ FOREIGN KEY (source_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_planpage
    ADD CONSTRAINT municipalities_planp_version_id_aa3d9069_fk_municipal FOREIGN KEY (version_id) REFERENCES public.municipalities_planversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_plantarget
    ADD CONSTRAINT municipalities_plant_claim_id_4cdcc03c_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_plantarget
    ADD CONSTRAINT municipalities_plant_document_id_1c9f9448_fk_municipal FOREIGN KEY (document_id) REFERENCES public.municipalities_plandocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_planversion
    ADD CONSTRAINT municipalities_planv_added_by_id_e7c17064_fk_accounts_ FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_planversion
    ADD CONSTRAINT municipalities_planv_document_id_a7e60539_fk_municipal FOREIGN KEY (document_id) REFERENCES public.municipalities_plandocument(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_planversion
    ADD CONSTRAINT municipalities_planversion_job_id_aab22534_fk_work_job_id FOREIGN KEY (job_id) REFERENCES public.work_job(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_pointsource
    ADD CONSTRAINT municipalities_point_municipality_id_db6cad78_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_pointsourceemission
    ADD CONSTRAINT municipalities_point_point_source_id_5d27c007_fk_municipal FOREIGN KEY (point_source_id) REFERENCES public.municipalities_pointsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT municipalities_quest_depends_on_id_5e38a144_fk_municipal FOREIGN KEY (depends_on_id) REFERENCES public.municipalities_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT municipalities_quest_guide_id_88800d6a_fk_municipal FOREIGN KEY (guide_id) REFERENCES public.municipalities_interviewguide(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT municipalities_quest_previous_question_id_971c3601_fk_municipal FOREIGN KEY (previous_question_id) REFERENCES public.municipalities_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_question
    ADD CONSTRAINT municipalities_quest_section_id_e90b9cf8_fk_municipal FOREIGN KEY (section_id) REFERENCES public.municipalities_guidesection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_requirement
    ADD CONSTRAINT municipalities_requi_claim_id_47f1febf_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_requirement
    ADD CONSTRAINT municipalities_requi_municipality_id_ffcf82fc_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_requirement
    ADD CONSTRAINT municipalities_requirement_theme_id_8e34086e_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_responsibleunit
    ADD CONSTRAINT municipalities_respo_about_id_1559d94b_fk_evidence_ FOREIGN KEY (about_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_responsibleunit
    ADD CONSTRAINT municipalities_respo_claim_id_59ab9fde_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_responsibleunit
    ADD CONSTRAINT municipalities_respo_municipality_id_4ba591ef_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_routinetemplate
    ADD CONSTRAINT municipalities_routi_added_by_id_6712dd39_fk_accounts_ FOREIGN KEY (added_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_routine
    ADD CONSTRAINT municipalities_routi_municipality_id_f557f860_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_routinetemplate
    ADD CONSTRAINT municipalities_routi_routine_id_58b04c91_fk_municipal FOREIGN KEY (routine_id) REFERENCES public.municipalities_routine(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_routine
    ADD CONSTRAINT municipalities_routi_routine_type_id_de1a585c_fk_terms_ter FOREIGN KEY (routine_type_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_routine
    ADD CONSTRAINT municipalities_routine_claim_id_2dbdc17e_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_statistic
    ADD CONSTRAINT municipalities_stati_county_id_caab7e49_fk_municipal FOREIGN KEY (county_id) REFERENCES public.municipalities_county(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_statistic
    ADD CONSTRAINT municipalities_stati_kind_id_ad39892e_fk_municipal FOREIGN KEY (kind_id) REFERENCES public.municipalities_statistickind(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_statistic
    ADD CONSTRAINT municipalities_stati_municipality_id_1e0c37c2_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_statistic
    ADD CONSTRAINT municipalities_statistic_sector_id_b71a58fc_fk_terms_term_id FOREIGN KEY (sector_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_successfactor
    ADD CONSTRAINT municipalities_succe_barrier_type_id_8cf9e5e1_fk_terms_ter FOREIGN KEY (barrier_type_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_successfactor
    ADD CONSTRAINT municipalities_succe_claim_id_e8f8aa61_fk_evidence_ FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_successfactor
    ADD CONSTRAINT municipalities_succe_municipality_id_a8fb9306_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_succession
    ADD CONSTRAINT municipalities_succe_predecessor_id_604c243a_fk_municipal FOREIGN KEY (predecessor_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_succession
    ADD CONSTRAINT municipalities_succe_successor_id_b6ec1b6d_fk_municipal FOREIGN KEY (successor_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_successfactor
    ADD CONSTRAINT municipalities_successfactor_theme_id_1d9b4004_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_sum
    ADD CONSTRAINT municipalities_sum_about_id_a2b92399_fk_evidence_claim_id FOREIGN KEY (about_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_sum
    ADD CONSTRAINT municipalities_sum_claim_id_1c6354fb_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_sum
    ADD CONSTRAINT municipalities_sum_municipality_id_7115c1c8_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_surveyround
    ADD CONSTRAINT municipalities_surve_guide_id_5b52b294_fk_municipal FOREIGN KEY (guide_id) REFERENCES public.municipalities_interviewguide(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_surveyround_municipalities
    ADD CONSTRAINT municipalities_surve_municipality_id_09fb8a4d_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_surveyround
    ADD CONSTRAINT municipalities_surve_previous_id_653ea9fb_fk_municipal FOREIGN KEY (previous_id) REFERENCES public.municipalities_surveyround(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.municipalities_surveyround_municipalities
    ADD CONSTRAINT municipalities_surve_surveyround_id_8a833f9b_fk_municipal FOREIGN KEY (surveyround_id) REFERENCES public.municipalities_surveyround(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_adoption
    ADD CONSTRAINT pilots_adoption_example_id_8b657f8c_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_adoption
    ADD CONSTRAINT pilots_adoption_municipality_id_74cd9557_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_assessment
    ADD CONSTRAINT pilots_assessment_by_id_c450a31c_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_assessment
    ADD CONSTRAINT pilots_assessment_pilot_id_238bd014_fk_pilots_pilot_id FOREIGN KEY (pilot_id) REFERENCES public.pilots_pilot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_assessment
    ADD CONSTRAINT pilots_assessment_replaces_id_b8a931f5_fk_pilots_assessment_id FOREIGN KEY (replaces_id) REFERENCES public.pilots_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_assessment
    ADD CONSTRAINT pilots_assessment_version_id_3595695b_fk_pilots_cr FOREIGN KEY (version_id) REFERENCES public.pilots_criteriaversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_assessmentscore
    ADD CONSTRAINT pilots_assessmentsco_assessment_id_0acb6f98_fk_pilots_as FOREIGN KEY (assessment_id) REFERENCES public.pilots_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_assessmentscore
    ADD CONSTRAINT pilots_assessmentsco_criterion_id_4e3b052f_fk_pilots_cr FOREIGN KEY (criterion_id) REFERENCES public.pilots_criterion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_criteriaversion
    ADD CONSTRAINT pilots_criteriaversion_by_id_993bf7f0_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_criterionweight
    ADD CONSTRAINT pilots_criterionweig_criterion_id_ee804413_fk_pilots_cr FOREIGN KEY (criterion_id) REFERENCES public.pilots_criterion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_criterionweight
    ADD CONSTRAINT pilots_criterionweig_version_id_48930da5_fk_pilots_cr FOREIGN KEY (version_id) REFERENCES public.pilots_criteriaversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_actors
    ADD CONSTRAINT pilots_example_actors_example_id_505f3ed1_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_actors
    ADD CONSTRAINT pilots_example_actors_term_id_9d12b7b8_fk_terms_term_id FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_claim_id_fd88812a_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_instrument_id_207b527b_fk_terms_term_id FOREIGN KEY (instrument_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_merged_into_id_f9d50dc1_fk_pilots_example_id FOREIGN KEY (merged_into_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_municipalities
    ADD CONSTRAINT pilots_example_munic_example_id_722b3cc6_fk_pilots_ex FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_municipal_roles
    ADD CONSTRAINT pilots_example_munic_example_id_c1ed2248_fk_pilots_ex FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_municipalities
    ADD CONSTRAINT pilots_example_munic_municipality_id_8bbf3d53_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_municipal_roles
    ADD CONSTRAINT pilots_example_munic_term_id_b3ff8af9_fk_terms_ter FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_other_instruments
    ADD CONSTRAINT pilots_example_other_example_id_19c85a18_fk_pilots_ex FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_other_instruments
    ADD CONSTRAINT pilots_example_other_term_id_809ae21b_fk_terms_ter FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_sector_id_5cc3855b_fk_terms_term_id FOREIGN KEY (sector_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_target_groups
    ADD CONSTRAINT pilots_example_targe_example_id_82d6d96b_fk_pilots_ex FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example_target_groups
    ADD CONSTRAINT pilots_example_target_groups_term_id_07dc2f6d_fk_terms_term_id FOREIGN KEY (term_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_example
    ADD CONSTRAINT pilots_example_theme_id_67bd0e76_fk_terms_term_id FOREIGN KEY (theme_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleassessment
    ADD CONSTRAINT pilots_exampleassess_example_id_cc646b1c_fk_pilots_ex FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleassessment
    ADD CONSTRAINT pilots_exampleassessment_by_id_818779df_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplebarrier
    ADD CONSTRAINT pilots_examplebarrier_barrier_id_1712ba9c_fk_terms_term_id FOREIGN KEY (barrier_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplebarrier
    ADD CONSTRAINT pilots_examplebarrier_example_id_a3b08031_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplecondition
    ADD CONSTRAINT pilots_examplecondit_example_id_eb7d3ce5_fk_pilots_ex FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplecondition
    ADD CONSTRAINT pilots_examplecondition_sector_id_c4388617_fk_terms_term_id FOREIGN KEY (sector_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleeffect
    ADD CONSTRAINT pilots_exampleeffect_example_id_56113cb2_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleeffect
    ADD CONSTRAINT pilots_exampleeffect_source_id_a074ac95_fk_pilots_ex FOREIGN KEY (source_id) REFERENCES public.pilots_examplesource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplefile
    ADD CONSTRAINT pilots_examplefile_example_id_92b1e432_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplefile
    ADD CONSTRAINT pilots_examplefile_proposal_id_42ff72a2_fk_pilots_ex FOREIGN KEY (proposal_id) REFERENCES public.pilots_exampleproposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplefunding
    ADD CONSTRAINT pilots_examplefunding_example_id_2cee512d_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplefunding
    ADD CONSTRAINT pilots_examplefunding_source_id_a98b8522_fk_terms_term_id FOREIGN KEY (source_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplemerger
    ADD CONSTRAINT pilots_examplemerger_by_id_6b0d58d9_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplemerger
    ADD CONSTRAINT pilots_examplemerger_kept_id_e3627df1_fk_pilots_example_id FOREIGN KEY (kept_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplemerger
    ADD CONSTRAINT pilots_examplemerger_merged_id_b50f1f56_fk_pilots_example_id FOREIGN KEY (merged_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplemerger
    ADD CONSTRAINT pilots_examplemerger_undone_by_id_fbea29e0_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplenote
    ADD CONSTRAINT pilots_examplenote_by_id_b1584e93_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplenote
    ADD CONSTRAINT pilots_examplenote_example_id_804eb16d_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleproposal
    ADD CONSTRAINT pilots_examplepropos_municipality_id_7aa1436c_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleproposal
    ADD CONSTRAINT pilots_exampleproposal_example_id_d45bf13b_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleproposal
    ADD CONSTRAINT pilots_exampleproposal_made_by_id_0fd04b98_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_exampleproposal
    ADD CONSTRAINT pilots_exampleproposal_sent_by_id_9a816167_fk_accounts_user_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplesapart
    ADD CONSTRAINT pilots_examplesapart_by_id_ea1e4979_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplesapart
    ADD CONSTRAINT pilots_examplesapart_first_id_fdaaa3b2_fk_pilots_example_id FOREIGN KEY (first_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplesapart
    ADD CONSTRAINT pilots_examplesapart_second_id_2a9936b9_fk_pilots_example_id FOREIGN KEY (second_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplesapart
    ADD CONSTRAINT pilots_examplesapart_undone_by_id_04dc53b7_fk_accounts_user_id FOREIGN KEY (undone_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplesource
    ADD CONSTRAINT pilots_examplesource_document_id_ce929208_fk_municipal FOREIGN KEY (document_id) REFERENCES public.municipalities_planversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplesource
    ADD CONSTRAINT pilots_examplesource_example_id_494305fc_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplestep
    ADD CONSTRAINT pilots_examplestep_example_id_38a9a86b_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_examplestory
    ADD CONSTRAINT pilots_examplestory_example_id_a3adf5e6_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_experimentconclusion_effects
    ADD CONSTRAINT pilots_experimentcon_exampleeffect_id_f89c9f1b_fk_pilots_ex FOREIGN KEY (exampleeffect_id) REFERENCES public.pilots_exampleeffect(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_experimentconclusion
    ADD CONSTRAINT pilots_experimentcon_experiment_id_05b5da9b_fk_pilots_fi FOREIGN KEY (experiment_id) REFERENCES public.pilots_fieldexperiment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_experimentconclusion_effects
    ADD CONSTRAINT pilots_experimentcon_experimentconclusion_3056477f_fk_pilots_ex FOREIGN KEY (experimentconclusion_id) REFERENCES public.pilots_experimentconclusion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_experimentconclusion
    ADD CONSTRAINT pilots_experimentconclusion_by_id_13d7e3ce_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_experimentnote
    ADD CONSTRAINT pilots_experimentnot_experiment_id_81516a3f_fk_pilots_fi FOREIGN KEY (experiment_id) REFERENCES public.pilots_fieldexperiment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_experimentnote
    ADD CONSTRAINT pilots_experimentnote_by_id_9ceb678b_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_fieldexperiment
    ADD CONSTRAINT pilots_fieldexperiment_pilot_id_39c3b481_fk_pilots_pilot_id FOREIGN KEY (pilot_id) REFERENCES public.pilots_pilot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_indicator
    ADD CONSTRAINT pilots_indicator_experiment_id_3fb1a011_fk_pilots_fi FOREIGN KEY (experiment_id) REFERENCES public.pilots_fieldexperiment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_keptresult
    ADD CONSTRAINT pilots_keptresult_indicator_id_846d2fe4_fk_pilots_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.pilots_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_measurement
    ADD CONSTRAINT pilots_measurement_indicator_id_b9f9547b_fk_pilots_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.pilots_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_observation
    ADD CONSTRAINT pilots_observation_indicator_id_e10991dd_fk_pilots_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.pilots_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_ownanalysis
    ADD CONSTRAINT pilots_ownanalysis_by_id_ca2e6212_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_ownanalysis
    ADD CONSTRAINT pilots_ownanalysis_indicator_id_22b00d57_fk_pilots_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.pilots_indicator(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_barrier_id_90a6d760_fk_terms_term_id FOREIGN KEY (barrier_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_claim_id_12da6220_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_example_id_8885fd7d_fk_pilots_example_id FOREIGN KEY (example_id) REFERENCES public.pilots_example(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_instrument_id_7050880e_fk_terms_term_id FOREIGN KEY (instrument_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot_municipalities
    ADD CONSTRAINT pilots_pilot_municip_municipality_id_5fb55cbe_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot_municipalities
    ADD CONSTRAINT pilots_pilot_municip_pilot_id_9bf632d3_fk_pilots_pi FOREIGN KEY (pilot_id) REFERENCES public.pilots_pilot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_network_group_id_44e13804_fk_municipal FOREIGN KEY (network_group_id) REFERENCES public.municipalities_networkgroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_owner_id_8c955f7b_fk_accounts_organisation_id FOREIGN KEY (owner_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_phase_id_6b6177e0_fk_terms_term_id FOREIGN KEY (phase_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_researcher_id_6cba7ba5_fk_accounts_organisation_id FOREIGN KEY (researcher_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilot
    ADD CONSTRAINT pilots_pilot_sector_id_8abf987d_fk_terms_term_id FOREIGN KEY (sector_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotdecision
    ADD CONSTRAINT pilots_pilotdecision_by_id_04efb90e_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotdecision
    ADD CONSTRAINT pilots_pilotdecision_from_phase_id_683dd179_fk_terms_term_id FOREIGN KEY (from_phase_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotdecision
    ADD CONSTRAINT pilots_pilotdecision_pilot_id_f79fc075_fk_pilots_pilot_id FOREIGN KEY (pilot_id) REFERENCES public.pilots_pilot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotdecision
    ADD CONSTRAINT pilots_pilotdecision_to_phase_id_3047a28c_fk_terms_term_id FOREIGN KEY (to_phase_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotpartner
    ADD CONSTRAINT pilots_pilotpartner_actor_group_id_a59ed40f_fk_terms_term_id FOREIGN KEY (actor_group_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotpartner
    ADD CONSTRAINT pilots_pilotpartner_organisation_id_e257d6c8_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotpartner
    ADD CONSTRAINT pilots_pilotpartner_pilot_id_f7c4aa66_fk_pilots_pilot_id FOREIGN KEY (pilot_id) REFERENCES public.pilots_pilot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotproposal
    ADD CONSTRAINT pilots_pilotproposal_actor_group_id_cb3abbe5_fk_terms_term_id FOREIGN KEY (actor_group_id) REFERENCES public.terms_term(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotproposal
    ADD CONSTRAINT pilots_pilotproposal_decided_by_id_3637ddcf_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_pilotproposal
    ADD CONSTRAINT pilots_pilotproposal_pilot_id_e4cfee57_fk_pilots_pilot_id FOREIGN KEY (pilot_id) REFERENCES public.pilots_pilot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pilots_statedevidence
    ADD CONSTRAINT pilots_statedevidenc_assessment_id_eb780ccc_fk_pilots_ex FOREIGN KEY (assessment_id) REFERENCES public.pilots_exampleassessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_accountingperiod
    ADD CONSTRAINT plan_accountingperiod_closed_by_id_cb8f297e_fk_accounts_user_id FOREIGN KEY (closed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_accountingperiod
    ADD CONSTRAINT plan_accountingperiod_project_id_b2469bd7_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_accountsstatement
    ADD CONSTRAINT plan_accountsstateme_ordered_by_id_975ac580_fk_accounts_ FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_accountsstatement
    ADD CONSTRAINT plan_accountsstatement_job_id_dbfa3fcb_fk_work_job_id FOREIGN KEY (job_id) REFERENCES public.work_job(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_accountsstatement
    ADD CONSTRAINT plan_accountsstatement_project_id_5ad9954d_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_activity
    ADD CONSTRAINT plan_activity_lead_id_3fb46a1d_fk_accounts_organisation_id FOREIGN KEY (lead_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_activity_partners
    ADD CONSTRAINT plan_activity_partne_organisation_id_6cc0f858_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_activity_partners
    ADD CONSTRAINT plan_activity_partners_activity_id_c91104ae_fk_plan_activity_id FOREIGN KEY (activity_id) REFERENCES public.plan_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_activity
    ADD CONSTRAINT plan_activity_project_id_5360d271_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_budgetline
    ADD CONSTRAINT plan_budgetline_project_id_483414a0_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_classificationrule
    ADD CONSTRAINT plan_classificationr_activity_id_e23dbe58_fk_plan_acti FOREIGN KEY (activity_id) REFERENCES public.plan_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_classificationrule
    ADD CONSTRAINT plan_classificationr_organisation_id_436fd21a_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_deliverable
    ADD CONSTRAINT plan_deliverable_activity_id_2700837c_fk_plan_activity_id FOREIGN KEY (activity_id) REFERENCES public.plan_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_deliverable
    ADD CONSTRAINT plan_deliverable_project_id_dc098df2_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_discrepancy
    ADD CONSTRAINT plan_discrepancy_project_id_7092e319_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_hourlyrate
    ADD CONSTRAINT plan_hourlyrate_organisation_id_264daea1_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_activity_id_d66b3a1e_fk_plan_activity_id FOREIGN KEY (activity_id) REFERENCES public.plan_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_entered_by_id_b6e5c350_fk_accounts_user_id FOREIGN KEY (entered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_organisation_id_a422a13a_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_project_id_bc77c803_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_rate_id_f2860cb0_fk_plan_hourlyrate_id FOREIGN KEY (rate_id) REFERENCES public.plan_hourlyrate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_ledgerentry
    ADD CONSTRAINT plan_ledgerentry_reverses_id_6c77ff54_fk_plan_ledgerentry_id FOREIGN KEY (reverses_id) REFERENCES public.plan_ledgerentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_milestone
    ADD CONSTRAINT plan_milestone_activity_id_cf9a6e65_fk_plan_activity_id FOREIGN KEY (activity_id) REFERENCES public.plan_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_milestonemove
    ADD CONSTRAINT plan_milestonemove_milestone_id_64b5efad_fk_plan_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.plan_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_milestonemove
    ADD CONSTRAINT plan_milestonemove_moved_by_id_4a24e323_fk_accounts_user_id FOREIGN KEY (moved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_pillar
    ADD CONSTRAINT plan_pillar_project_id_6986d91f_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_project
    ADD CONSTRAINT plan_project_owner_id_1817f3b6_fk_accounts_organisation_id FOREIGN KEY (owner_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_project_partners
    ADD CONSTRAINT plan_project_partner_organisation_id_cfc2ea8a_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_project_partners
    ADD CONSTRAINT plan_project_partners_project_id_6118ada8_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_projectstatement
    ADD CONSTRAINT plan_projectstatement_project_id_4d8e3050_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_activity_id_9b4d2ac0_fk_plan_activity_id FOREIGN KEY (activity_id) REFERENCES public.plan_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_decided_by_id_ef34e2fe_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_entry_id_f2460c4f_fk_plan_ledgerentry_id FOREIGN KEY (entry_id) REFERENCES public.plan_ledgerentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_organisation_id_67cae80f_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_project_id_761c733b_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_proposedentry
    ADD CONSTRAINT plan_proposedentry_resembles_id_ffca5b7f_fk_plan_prop FOREIGN KEY (resembles_id) REFERENCES public.plan_proposedentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_reference
    ADD CONSTRAINT plan_reference_project_id_30d70c96_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_researchquestion
    ADD CONSTRAINT plan_researchquestio_parent_id_0c7c16dc_fk_plan_rese FOREIGN KEY (parent_id) REFERENCES public.plan_researchquestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plan_researchquestion
    ADD CONSTRAINT plan_researchquestion_project_id_06ddb3ff_fk_plan_project_id FOREIGN KEY (project_id) REFERENCES public.plan_project(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT reports_citedpassage_claim_id_d1c820be_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT reports_citedpassage_edition_id_1d2d2024_fk_reports_edition_id FOREIGN KEY (edition_id) REFERENCES public.reports_edition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_citedpassage
    ADD CONSTRAINT reports_citedpassage_passage_id_84f8a10c_fk_evidence_passage_id FOREIGN KEY (passage_id) REFERENCES public.evidence_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_dissemination
    ADD CONSTRAINT reports_disseminatio_deliverable_id_22e6b9b7_fk_plan_deli FOREIGN KEY (deliverable_id) REFERENCES public.plan_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_deliverable_id_d5d423b0_fk_plan_deliverable_id FOREIGN KEY (deliverable_id) REFERENCES public.plan_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_job_id_f89720e0_fk_work_job_id FOREIGN KEY (job_id) REFERENCES public.work_job(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_ordered_by_id_40ac06a0_fk_accounts_user_id FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_snapshot_id_14a14165_fk_reports_snapshot_id FOREIGN KEY (snapshot_id) REFERENCES public.reports_snapshot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_section
    ADD CONSTRAINT reports_section_deliverable_id_cf14bfa5_fk_plan_deliverable_id FOREIGN KEY (deliverable_id) REFERENCES public.plan_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_section
    ADD CONSTRAINT reports_section_responsible_id_8364f41d_fk_accounts_user_id FOREIGN KEY (responsible_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sectioncomment
    ADD CONSTRAINT reports_sectioncomme_handled_by_id_784eba47_fk_accounts_ FOREIGN KEY (handled_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sectioncomment
    ADD CONSTRAINT reports_sectioncomme_section_id_90449c93_fk_reports_s FOREIGN KEY (section_id) REFERENCES public.reports_section(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sectioncomment
    ADD CONSTRAINT reports_sectioncomme_written_by_id_dd4474f5_fk_accounts_ FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sectionrevision
    ADD CONSTRAINT reports_sectionrevis_deliverable_id_ce247399_fk_plan_deli FOREIGN KEY (deliverable_id) REFERENCES public.plan_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sectionrevision
    ADD CONSTRAINT reports_sectionrevis_written_by_id_8bf12bb9_fk_accounts_ FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sentence
    ADD CONSTRAINT reports_sentence_claim_id_8a6917f7_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_sentence
    ADD CONSTRAINT reports_sentence_deliverable_id_39c33c65_fk_plan_deliverable_id FOREIGN KEY (deliverable_id) REFERENCES public.plan_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.reports_snapshot
    ADD CONSTRAINT reports_snapshot_deliverable_id_47dd8b34_fk_plan_deliverable_id FOREIGN KEY (deliverable_id) REFERENCES public.plan_deliverable(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT search_searchentry_content_type_id_38605d26_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.search_searchfacet
    ADD CONSTRAINT search_searchfacet_content_type_id_cbeaf340_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.search_searchreading
    ADD CONSTRAINT search_searchreading_entry_id_b293034c_fk_search_searchentry_id FOREIGN KEY (entry_id) REFERENCES public.search_searchentry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.search_searchword
    ADD CONSTRAINT search_searchword_content_type_id_e3031194_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draft
    ADD CONSTRAINT work_draft_editor_id_d05dbb44_fk_accounts_user_id FOREIGN KEY (editor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draft
    ADD CONSTRAINT work_draft_target_type_id_2e96217a_fk_django_content_type_id FOREIGN KEY (target_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draftconflict
    ADD CONSTRAINT work_draftconflict_draft_id_8561d4b6_fk_work_draft_id FOREIGN KEY (draft_id) REFERENCES public.work_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draftconflict
    ADD CONSTRAINT work_draftconflict_editor_id_21b01e02_fk_accounts_user_id FOREIGN KEY (editor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draftpresence
    ADD CONSTRAINT work_draftpresence_draft_id_cf8f79e8_fk_work_draft_id FOREIGN KEY (draft_id) REFERENCES public.work_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draftpresence
    ADD CONSTRAINT work_draftpresence_user_id_fa325ebe_fk_accounts_user_id FOREIGN KEY (user_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draftrevision
    ADD CONSTRAINT work_draftrevision_draft_id_16c231ec_fk_work_draft_id FOREIGN KEY (draft_id) REFERENCES public.work_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_draftrevision
    ADD CONSTRAINT work_draftrevision_editor_id_69052fbe_fk_accounts_user_id FOREIGN KEY (editor_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_import
    ADD CONSTRAINT work_import_brought_by_id_84aa54d5_fk_accounts_user_id FOREIGN KEY (brought_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_import
    ADD CONSTRAINT work_import_decided_by_id_9eebd7c9_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_job
    ADD CONSTRAINT work_job_ordered_by_id_c929dbf8_fk_accounts_user_id FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_mail
    ADD CONSTRAINT work_mail_ordered_by_id_c5f48fce_fk_accounts_user_id FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_mail
    ADD CONSTRAINT work_mail_target_type_id_b4aefdee_fk_django_content_type_id FOREIGN KEY (target_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publication
    ADD CONSTRAINT work_publication_target_type_id_08788e06_fk_django_co FOREIGN KEY (target_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationcomment
    ADD CONSTRAINT work_publicationcomm_publication_id_4f2dddf2_fk_work_publ FOREIGN KEY (publication_id) REFERENCES public.work_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationcomment
    ADD CONSTRAINT work_publicationcomm_recipient_id_639f8ff4_fk_work_publ FOREIGN KEY (recipient_id) REFERENCES public.work_publicationrecipient(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationcomment
    ADD CONSTRAINT work_publicationcomm_resolved_by_id_a1e76a76_fk_accounts_ FOREIGN KEY (resolved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationcomment
    ADD CONSTRAINT work_publicationcomm_version_id_4f318dc3_fk_work_publ FOREIGN KEY (version_id) REFERENCES public.work_publicationversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationrecipient
    ADD CONSTRAINT work_publicationreci_asked_by_id_f635ba74_fk_accounts_ FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationrecipient
    ADD CONSTRAINT work_publicationreci_publication_id_a9713a3b_fk_work_publ FOREIGN KEY (publication_id) REFERENCES public.work_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationstep
    ADD CONSTRAINT work_publicationstep_by_id_566527a3_fk_accounts_user_id FOREIGN KEY (by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationstep
    ADD CONSTRAINT work_publicationstep_publication_id_06c47880_fk_work_publ FOREIGN KEY (publication_id) REFERENCES public.work_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationversion
    ADD CONSTRAINT work_publicationvers_frozen_by_id_28b0dcff_fk_accounts_ FOREIGN KEY (frozen_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_publicationversion
    ADD CONSTRAINT work_publicationvers_publication_id_2048510c_fk_work_publ FOREIGN KEY (publication_id) REFERENCES public.work_publication(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_suggestion
    ADD CONSTRAINT work_suggestion_decided_by_id_a7e11e73_fk_accounts_user_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_suggestion
    ADD CONSTRAINT work_suggestion_made_by_id_19f89acc_fk_accounts_user_id FOREIGN KEY (made_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_suggestion
    ADD CONSTRAINT work_suggestion_made_through_id_68ab2d87_fk_accounts_ FOREIGN KEY (made_through_id) REFERENCES public.accounts_personallink(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_suggestion
    ADD CONSTRAINT work_suggestion_organisation_id_01c27636_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.work_suggestion
    ADD CONSTRAINT work_suggestion_target_type_id_3b8352b4_fk_django_co FOREIGN KEY (target_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action_claims
    ADD CONSTRAINT workshops_action_cla_action_id_209241d6_fk_workshops FOREIGN KEY (action_id) REFERENCES public.workshops_action(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action_claims
    ADD CONSTRAINT workshops_action_claims_claim_id_8f8e7716_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action
    ADD CONSTRAINT workshops_action_meeting_id_3b61fbe8_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action
    ADD CONSTRAINT workshops_action_organisation_id_644bf3cf_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action_passages
    ADD CONSTRAINT workshops_action_pas_action_id_100e9cb8_fk_workshops FOREIGN KEY (action_id) REFERENCES public.workshops_action(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action_passages
    ADD CONSTRAINT workshops_action_pas_passage_id_65a0cd62_fk_evidence_ FOREIGN KEY (passage_id) REFERENCES public.evidence_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_action
    ADD CONSTRAINT workshops_action_person_id_69f35aec_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_attendance
    ADD CONSTRAINT workshops_attendance_invitation_id_8b38cea3_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_ballot
    ADD CONSTRAINT workshops_ballot_poll_id_e84ff7d5_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_basisconclusion
    ADD CONSTRAINT workshops_basisconcl_chosen_by_id_06f5b397_fk_accounts_ FOREIGN KEY (chosen_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_basisconclusion
    ADD CONSTRAINT workshops_basisconcl_conclusion_id_f9bff936_fk_workshops FOREIGN KEY (conclusion_id) REFERENCES public.workshops_conclusion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_casepaper
    ADD CONSTRAINT workshops_casepaper_addressee_id_79d6e430_fk_accounts_ FOREIGN KEY (addressee_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_casepaper
    ADD CONSTRAINT workshops_casepaper_meeting_id_d23e7894_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_casepaper
    ADD CONSTRAINT workshops_casepaper_written_by_id_08e50b20_fk_accounts_user_id FOREIGN KEY (written_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_conclusionwording
    ADD CONSTRAINT workshops_conclusion_changed_by_id_ecb5d48f_fk_accounts_ FOREIGN KEY (changed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_conclusion
    ADD CONSTRAINT workshops_conclusion_claim_id_228459c1_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_conclusionwording
    ADD CONSTRAINT workshops_conclusion_conclusion_id_3b3e68cc_fk_workshops FOREIGN KEY (conclusion_id) REFERENCES public.workshops_conclusion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_conclusion
    ADD CONSTRAINT workshops_conclusion_meeting_id_44ba4b29_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_countedvote
    ADD CONSTRAINT workshops_countedvote_claim_id_d9aa2ef2_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_countedvote
    ADD CONSTRAINT workshops_countedvote_poll_id_9092a620_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_evaluationsheet
    ADD CONSTRAINT workshops_evaluation_evaluation_id_308aa264_fk_workshops FOREIGN KEY (evaluation_id) REFERENCES public.workshops_evaluation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_evaluationquestion
    ADD CONSTRAINT workshops_evaluation_evaluation_id_33736fbc_fk_workshops FOREIGN KEY (evaluation_id) REFERENCES public.workshops_evaluation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_evaluationsecret
    ADD CONSTRAINT workshops_evaluation_evaluation_id_90895769_fk_workshops FOREIGN KEY (evaluation_id) REFERENCES public.workshops_evaluation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_evaluation
    ADD CONSTRAINT workshops_evaluation_meeting_id_00bf2f4b_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_evaluationanswer
    ADD CONSTRAINT workshops_evaluation_question_id_6f955dcf_fk_workshops FOREIGN KEY (question_id) REFERENCES public.workshops_evaluationquestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_ground
    ADD CONSTRAINT workshops_ground_claim_id_6a74aab2_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_ground
    ADD CONSTRAINT workshops_ground_idea_id_18353c52_fk_workshops_idea_id FOREIGN KEY (idea_id) REFERENCES public.workshops_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_ground
    ADD CONSTRAINT workshops_ground_poll_id_1825ee45_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_claim_id_8953cfb7_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_meeting_id_c0de0b5e_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_merged_into_id_db61bec5_fk_workshops_idea_id FOREIGN KEY (merged_into_id) REFERENCES public.workshops_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_session_id_30c4b9d5_fk_workshops_session_id FOREIGN KEY (session_id) REFERENCES public.workshops_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_idea
    ADD CONSTRAINT workshops_idea_table_id_d7105505_fk_workshops_table_id FOREIGN KEY (table_id) REFERENCES public.workshops_table(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_answered_by_id_d6e443b8_fk_accounts_ FOREIGN KEY (answered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_invited_by_id_0298de00_fk_accounts_user_id FOREIGN KEY (invited_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_meeting_id_bcd92532_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_organisation_id_2e41829a_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_invitation
    ADD CONSTRAINT workshops_invitation_stands_in_for_id_8274c7a7_fk_workshops FOREIGN KEY (stands_in_for_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_meeting_municipalities
    ADD CONSTRAINT workshops_meeting_mu_meeting_id_cdf2cf12_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_meeting_municipalities
    ADD CONSTRAINT workshops_meeting_mu_municipality_id_573e563c_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_meeting
    ADD CONSTRAINT workshops_meeting_notes_id_5e9ed7e3_fk_evidence_sourcetext_id FOREIGN KEY (notes_id) REFERENCES public.evidence_sourcetext(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_meeting
    ADD CONSTRAINT workshops_meeting_organiser_id_ad80ad78_fk_accounts_ FOREIGN KEY (organiser_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutes
    ADD CONSTRAINT workshops_minutes_approved_by_id_5716b613_fk_accounts_user_id FOREIGN KEY (approved_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutes
    ADD CONSTRAINT workshops_minutes_drafted_by_id_be581d00_fk_accounts_user_id FOREIGN KEY (drafted_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutes
    ADD CONSTRAINT workshops_minutes_meeting_id_3079faa4_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutescomment
    ADD CONSTRAINT workshops_minutescom_decided_by_id_a86b1b77_fk_accounts_ FOREIGN KEY (decided_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutescomment
    ADD CONSTRAINT workshops_minutescom_reader_id_ae7af4e5_fk_workshops FOREIGN KEY (reader_id) REFERENCES public.workshops_minutesreader(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutescomment
    ADD CONSTRAINT workshops_minutescom_section_id_73e312e4_fk_workshops FOREIGN KEY (section_id) REFERENCES public.workshops_minutessection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutesperson
    ADD CONSTRAINT workshops_minutesper_invitation_id_7760cc43_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutesperson
    ADD CONSTRAINT workshops_minutesper_minutes_id_10950d73_fk_workshops FOREIGN KEY (minutes_id) REFERENCES public.workshops_minutes(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutesperson
    ADD CONSTRAINT workshops_minutesper_participant_id_4ae941fe_fk_workshops FOREIGN KEY (participant_id) REFERENCES public.workshops_participant(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutesreader
    ADD CONSTRAINT workshops_minutesrea_invitation_id_bd484668_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutesreader
    ADD CONSTRAINT workshops_minutesrea_minutes_id_826bd949_fk_workshops FOREIGN KEY (minutes_id) REFERENCES public.workshops_minutes(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_minutessection
    ADD CONSTRAINT workshops_minutessec_minutes_id_37d05bad_fk_workshops FOREIGN KEY (minutes_id) REFERENCES public.workshops_minutes(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_needs
    ADD CONSTRAINT workshops_needs_invitation_id_ceeaaedb_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquesti_meeting_id_a07840dc_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquesti_organisation_id_4f2497b6_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquestion_answer_id_baaa4766_fk_evidence_claim_id FOREIGN KEY (answer_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquestion_asked_by_id_8356a9f0_fk_accounts_user_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquestion_claim_id_a08e1fa5_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_openquestion
    ADD CONSTRAINT workshops_openquestion_person_id_affbea09_fk_accounts_person_id FOREIGN KEY (person_id) REFERENCES public.accounts_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_participant
    ADD CONSTRAINT workshops_participan_meeting_id_aaefef30_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_participant
    ADD CONSTRAINT workshops_participan_organisation_id_f2020a0d_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_points
    ADD CONSTRAINT workshops_points_claim_id_dbcfb920_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_points
    ADD CONSTRAINT workshops_points_sheet_id_570c8253_fk_workshops_pointsheet_id FOREIGN KEY (sheet_id) REFERENCES public.workshops_pointsheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_pointsheet
    ADD CONSTRAINT workshops_pointsheet_given_by_id_af7a4e03_fk_workshops FOREIGN KEY (given_by_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_pointsheet
    ADD CONSTRAINT workshops_pointsheet_municipality_id_f53ae745_fk_municipal FOREIGN KEY (municipality_id) REFERENCES public.municipalities_municipality(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_pointsheet
    ADD CONSTRAINT workshops_pointsheet_poll_id_e96d5a2b_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_poll
    ADD CONSTRAINT workshops_poll_meeting_id_092a2ce9_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_poll_options
    ADD CONSTRAINT workshops_poll_options_claim_id_aee15eb4_fk_evidence_claim_id FOREIGN KEY (claim_id) REFERENCES public.evidence_claim(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_poll_options
    ADD CONSTRAINT workshops_poll_options_poll_id_25254125_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_pollsecret
    ADD CONSTRAINT workshops_pollsecret_poll_id_c674eb9a_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_printedpaper
    ADD CONSTRAINT workshops_printedpap_meeting_id_863b70b2_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_printedpaper
    ADD CONSTRAINT workshops_printedpap_ordered_by_id_50c8724c_fk_accounts_ FOREIGN KEY (ordered_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_printedpaper
    ADD CONSTRAINT workshops_printedpaper_job_id_4dc5d30b_fk_work_job_id FOREIGN KEY (job_id) REFERENCES public.work_job(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_seat
    ADD CONSTRAINT workshops_seat_invitation_id_c5b441e2_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_seat
    ADD CONSTRAINT workshops_seat_printed_id_e771d62b_fk_workshops_table_id FOREIGN KEY (printed_id) REFERENCES public.workshops_table(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_seat
    ADD CONSTRAINT workshops_seat_table_id_988956da_fk_workshops_table_id FOREIGN KEY (table_id) REFERENCES public.workshops_table(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_seatingplan
    ADD CONSTRAINT workshops_seatingpla_changed_by_id_de089967_fk_accounts_ FOREIGN KEY (changed_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_seatingplan
    ADD CONSTRAINT workshops_seatingpla_meeting_id_0dab3b11_fk_workshops FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_session
    ADD CONSTRAINT workshops_session_meeting_id_cb8bf7c1_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_session_presenters
    ADD CONSTRAINT workshops_session_pr_invitation_id_9ac3588e_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_session_presenters
    ADD CONSTRAINT workshops_session_pr_session_id_c3954bf1_fk_workshops FOREIGN KEY (session_id) REFERENCES public.workshops_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_session_responsible
    ADD CONSTRAINT workshops_session_re_organisation_id_40b65247_fk_accounts_ FOREIGN KEY (organisation_id) REFERENCES public.accounts_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_session_responsible
    ADD CONSTRAINT workshops_session_re_session_id_cadf3eb0_fk_workshops FOREIGN KEY (session_id) REFERENCES public.workshops_session(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_table
    ADD CONSTRAINT workshops_table_meeting_id_219a94f2_fk_workshops_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.workshops_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_tally
    ADD CONSTRAINT workshops_tally_poll_id_cd65dfc4_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_tiedecision
    ADD CONSTRAINT workshops_tiedecisio_recorded_by_id_1ae19ecc_fk_accounts_ FOREIGN KEY (recorded_by_id) REFERENCES public.accounts_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_tiedecision
    ADD CONSTRAINT workshops_tiedecision_poll_id_0598e9cc_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_voted
    ADD CONSTRAINT workshops_voted_invitation_id_790a246f_fk_workshops FOREIGN KEY (invitation_id) REFERENCES public.workshops_invitation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workshops_voted
    ADD CONSTRAINT workshops_voted_poll_id_128b4756_fk_workshops_poll_id FOREIGN KEY (poll_id) REFERENCES public.workshops_poll(id) DEFERRABLE INITIALLY DEFERRED;

INSERT INTO public.django_migrations (app, name, applied) VALUES
    ('contenttypes', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('accounts', '0001_initial', now()),
    ('accounts', '0002_long_lists', now()),
    ('accounts', '0003_sessions_ended_at', now()),
    ('accounts', '0004_user_language', now()),
    ('accounts', '0005_words_of_position', now()),
    ('account', '0001_initial', now()),
    ('account', '0002_email_max_length', now()),
    ('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
    ('account', '0004_alter_emailaddress_drop_unique_email', now()),
    ('account', '0005_emailaddress_idx_upper_email', now()),
    ('account', '0006_emailaddress_lower', now()),
    ('account', '0007_emailaddress_idx_email', now()),
    ('account', '0008_emailaddress_unique_primary_email_fixup', now()),
    ('account', '0009_emailaddress_unique_primary_email', now()),
    ('accounts', '0006_organisation_trigrams', now()),
    ('accounts', '0007_ended_links', now()),
    ('accounts', '0008_language_of_ended_links', now()),
    ('accounts', '0009_weekly_mail', now()),
    ('admin', '0001_initial', now()),
    ('admin', '0002_logentry_remove_auto_add', now()),
    ('admin', '0003_logentry_add_action_flag_choices', now()),
    ('database', '0001_stamps_of_tables', now()),
    ('terms', '0001_initial', now()),
    ('evidence', '0001_initial', now()),
    ('evidence', '0002_readings_and_acts', now()),
    ('evidence', '0003_code_begins_with_a_term', now()),
    ('evidence', '0004_claim_barrier_is_no_fact', now()),
    ('evidence', '0005_text_access_and_retention_days', now()),
    ('evidence', '0006_codebook_identity', now()),
    ('evidence', '0007_exports', now()),
    ('evidence', '0008_double_coding', now()),
    ('evidence', '0009_claim_kinds_of_plans', now()),
    ('evidence', '0010_reasons_for_no', now()),
    ('evidence', '0011_reviews_stand_fast', now()),
    ('evidence', '0012_claims_that_lost_support', now()),
    ('evidence', '0013_codings_by_code_and_passage', now()),
    ('evidence', '0014_codebook_versions', now()),
    ('evidence', '0015_first_versions_of_codebooks', now()),
    ('evidence', '0016_codebook_versions_stand_fast', now()),
    ('evidence', '0017_memos', now()),
    ('evidence', '0018_code_since', now()),
    ('evidence', '0019_round_results', now()),
    ('evidence', '0020_results_of_closed_rounds', now()),
    ('evidence', '0021_review_wording', now()),
    ('evidence', '0022_places_of_codings', now()),
    ('evidence', '0023_texts_that_name_somebody', now()),
    ('evidence', '0024_claim_kinds_of_research_questions', now()),
    ('evidence', '0025_board_exports', now()),
    ('evidence', '0026_year_of_texts', now()),
    ('evidence', '0027_memos_on_texts', now()),
    ('evidence', '0028_information_letters', now()),
    ('evidence', '0029_marks_of_contact_data', now()),
    ('evidence', '0030_export_basis_of_minutes', now()),
    ('terms', '0002_vocabularies_of_examples', now()),
    ('work', '0001_initial', now()),
    ('work', '0002_draft_conflicts', now()),
    ('work', '0003_mail', now()),
    ('work', '0004_suggestion', now()),
    ('work', '0005_import', now()),
    ('work', '0006_publication', now()),
    ('work', '0007_long_lists', now()),
    ('work', '0008_invitations_of_their_own', now()),
    ('work', '0009_words_of_fields', now()),
    ('work', '0010_what_waits_for_somebody', now()),
    ('municipalities', '0001_initial', now()),
    ('municipalities', '0002_unknown_start_and_map_name', now()),
    ('municipalities', '0003_interview_approved_how', now()),
    ('municipalities', '0004_fact_confirmation', now()),
    ('municipalities', '0005_words_of_constraints', now()),
    ('municipalities', '0006_long_lists', now()),
    ('municipalities', '0007_terms_of_their_vocabulary', now()),
    ('municipalities', '0008_words_of_fields', now()),
    ('municipalities', '0009_statistic_trigrams', now()),
    ('municipalities', '0010_plan_versions', now()),
    ('municipalities', '0011_interview_respondent_and_calendar', now()),
    ('municipalities', '0012_published_guides_stand_fast', now()),
    ('municipalities', '0013_question_conditions', now()),
    ('municipalities', '0014_answers_keep_their_guide', now()),
    ('municipalities', '0015_approvals', now()),
    ('municipalities', '0016_word_of_a_questions_part', now()),
    ('municipalities', '0017_findings_of_research_questions', now()),
    ('municipalities', '0018_years_of_texts', now()),
    ('municipalities', '0019_templates_of_routines', now()),
    ('focusgroups', '0001_initial', now()),
    ('focusgroups', '0002_terms_of_their_vocabulary', now()),
    ('focusgroups', '0003_turns_that_speak_of_somebody', now()),
    ('focusgroups', '0004_years_of_turns', now()),
    ('focusgroups', '0005_processes_in_their_phase', now()),
    ('focusgroups', '0006_notes_by_the_time_they_were_said', now()),
    ('focusgroups', '0007_recordings', now()),
    ('focusgroups', '0008_guides_that_are_edited', now()),
    ('focusgroups', '0009_clock_and_changes', now()),
    ('focusgroups', '0010_recruitment', now()),
    ('focusgroups', '0011_summaries_sent_back', now()),
    ('focusgroups', '0012_letters_go_to_one_alone', now()),
    ('mfa', '0001_initial', now()),
    ('mfa', '0002_authenticator_timestamps', now()),
    ('mfa', '0003_authenticator_type_uniq', now()),
    ('work', '0011_mail_trigrams', now()),
    ('work', '0012_mail_calendar_and_kept_address', now()),
    ('work', '0013_what_a_file_is_about', now()),
    ('work', '0014_mail_reply_to', now()),
    ('municipalities', '0020_divisions_computed', now()),
    ('municipalities', '0021_network_contacts_and_proposals', now()),
    ('pilots', '0001_initial', now()),
    ('pilots', '0002_example_state_name', now()),
    ('pilots', '0003_words_of_constraints', now()),
    ('pilots', '0004_publication_steps', now()),
    ('pilots', '0005_terms_of_their_vocabulary', now()),
    ('pilots', '0006_words_of_fields', now()),
    ('pilots', '0007_plans_and_rows_of_experiments', now()),
    ('pilots', '0008_deviations_become_notes', now()),
    ('pilots', '0009_registered_plans_stand_fast', now()),
    ('pilots', '0010_results_of_deleted_measurements', now()),
    ('pilots', '0011_examples_in_full', now()),
    ('pilots', '0012_effects_as_rows', now()),
    ('pilots', '0013_one_place_for_effects', now()),
    ('pilots', '0014_pilots_from_idea', now()),
    ('pilots', '0015_published_pilots_say_so', now()),
    ('pilots', '0016_assessments_by_criteria', now()),
    ('pilots', '0017_earlier_assessments', now()),
    ('pilots', '0018_assessments_stand_fast', now()),
    ('pilots', '0019_example_asked_on', now()),
    ('pilots', '0020_link_states', now()),
    ('pilots', '0021_the_queue_of_examples', now()),
    ('pilots', '0022_links_have_a_place_of_their_own', now()),
    ('pilots', '0023_conclusions_of_experiments', now()),
    ('pilots', '0024_proposals_of_examples', now()),
    ('pilots', '0025_examples_become_one', now()),
    ('pilots', '0026_clusters_and_assessments_anew', now()),
    ('pilots', '0027_use_of_examples', now()),
    ('pilots', '0028_files_of_proposals', now()),
    ('pilots', '0029_examples_apart', now()),
    ('pilots', '0030_examples_with_hidden', now()),
    ('pilots', '0031_effects_for_the_worse', now()),
    ('pilots', '0032_decimals_of_measurements', now()),
    ('pilots', '0033_randomised_after_and_exact_means', now()),
    ('plan', '0001_initial', now()),
    ('plan', '0002_words_of_constraints', now()),
    ('plan', '0003_ledger', now()),
    ('plan', '0004_closed_periods_stand_fast', now()),
    ('plan', '0005_closed_periods_keep_their_days', now()),
    ('plan', '0006_words_of_fields', now()),
    ('plan', '0007_proposal_resembles', now()),
    ('reports', '0001_initial', now()),
    ('reports', '0002_place_of_a_citation', now()),
    ('reports', '0003_edition_not_made', now()),
    ('reports', '0004_words_of_constraints', now()),
    ('reports', '0005_section_revisions', now()),
    ('reports', '0006_publication_steps', now()),
    ('reports', '0007_words_of_fields', now()),
    ('reports', '0008_kind_of_dissemination', now()),
    ('reports', '0009_word_files', now()),
    ('reports', '0010_comments_on_sections', now()),
    ('reports', '0011_web_and_data_package', now()),
    ('reports', '0012_sentences_that_lost_a_passage', now()),
    ('search', '0001_search_entry', now()),
    ('search', '0002_own_analyser', now()),
    ('search', '0003_vectors_stay_in_their_rows', now()),
    ('search', '0004_facets_and_unanswered', now()),
    ('search', '0005_values_as_numbers', now()),
    ('search', '0006_what_entries_were_read_from', now()),
    ('search', '0007_entries_without_what_they_were_read_from', now()),
    ('search', '0008_words_after_what_is_read', now()),
    ('sessions', '0001_initial', now()),
    ('socialaccount', '0001_initial', now()),
    ('socialaccount', '0002_token_max_lengths', now()),
    ('socialaccount', '0003_extra_data_default_dict', now()),
    ('socialaccount', '0004_app_provider_id_settings', now()),
    ('socialaccount', '0005_socialtoken_nullable_app', now()),
    ('socialaccount', '0006_alter_socialaccount_extra_data', now()),
    ('usersessions', '0001_initial', now()),
    ('workshops', '0001_initial', now()),
    ('workshops', '0002_calendar_identity', now()),
    ('workshops', '0003_words_of_constraints', now()),
    ('workshops', '0004_words_of_fields', now()),
    ('workshops', '0005_seats_by_round', now()),
    ('workshops', '0006_table_of_invitation_gone', now()),
    ('workshops', '0007_outcomes_and_case_papers', now()),
    ('workshops', '0008_answers_deputies_and_needs', now()),
    ('workshops', '0009_days_and_published_programmes', now()),
    ('workshops', '0010_polls_of_the_day', now()),
    ('workshops', '0011_minutes_and_evaluations', now()),
    ('workshops', '0012_basis_ties_and_names', now()),
    ('workshops', '0013_printed_papers', now()),
    ('accounts', '0001_squashed_0005_words_of_position', now()),
    ('work', '0001_squashed_0010_what_waits_for_somebody', now()),
    ('plan', '0001_squashed_0006_words_of_fields', now()),
    ('evidence', '0001_squashed_0005_text_access_and_retention_days', now()),
    ('municipalities', '0001_squashed_0008_words_of_fields', now()),
    ('pilots', '0001_squashed_0006_words_of_fields', now()),
    ('focusgroups', '0001_squashed_0002_terms_of_their_vocabulary', now()),
    ('workshops', '0001_squashed_0004_words_of_fields', now()),
    ('reports', '0001_squashed_0007_words_of_fields', now());
