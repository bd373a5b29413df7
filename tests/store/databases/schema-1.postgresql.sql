SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.audit (
    id integer NOT NULL,
    study character varying NOT NULL,
    at character varying NOT NULL,
    author text NOT NULL,
    action character varying NOT NULL,
    detail text NOT NULL
);
CREATE SEQUENCE public.audit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;
CREATE TABLE public.ballots (
    id integer NOT NULL,
    study character varying NOT NULL,
    expert text NOT NULL,
    set text NOT NULL,
    judgments text,
    author text NOT NULL,
    "cast" character varying NOT NULL
);
CREATE SEQUENCE public.ballots_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.ballots_id_seq OWNED BY public.ballots.id;
CREATE TABLE public.drafts (
    study character varying NOT NULL,
    author text NOT NULL,
    document text NOT NULL,
    based_on integer NOT NULL,
    kept character varying NOT NULL
);
CREATE TABLE public.information (
    name character varying NOT NULL,
    value character varying
);
CREATE TABLE public.invitations (
    token character varying NOT NULL,
    study character varying NOT NULL,
    expert text NOT NULL,
    created character varying NOT NULL,
    revoked character varying
);
CREATE TABLE public.mappings (
    id character varying NOT NULL,
    name text NOT NULL,
    headings character varying NOT NULL,
    columns text NOT NULL,
    questionnaire text NOT NULL,
    kept character varying NOT NULL,
    removed character varying
);
CREATE TABLE public.settings (
    name character varying NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.studies (
    id character varying NOT NULL,
    name_en text NOT NULL,
    name_zh text NOT NULL,
    created character varying NOT NULL,
    deleted character varying
);
CREATE TABLE public.surveys (
    id character varying NOT NULL,
    study character varying NOT NULL,
    name text NOT NULL,
    questionnaire text NOT NULL,
    summary bytea NOT NULL,
    digest character varying NOT NULL,
    respondents integer NOT NULL,
    answers text,
    loaded character varying NOT NULL,
    removed character varying,
    "position" integer NOT NULL
);
CREATE TABLE public.versions (
    study character varying NOT NULL,
    number integer NOT NULL,
    document text NOT NULL,
    hash character varying NOT NULL,
    last_ballot integer NOT NULL,
    saved character varying NOT NULL,
    author text NOT NULL,
    message text NOT NULL
);
ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);
ALTER TABLE ONLY public.ballots ALTER COLUMN id SET DEFAULT nextval('public.ballots_id_seq'::regclass);
INSERT INTO public.audit VALUES (1, '000000000001', '2026-11-21T10:000001', 'Li', 'created', '');
INSERT INTO public.audit VALUES (2, '000000000001', '2026-11-21T10:000003', 'E2', 'ballot cast', 'E2/goal');
INSERT INTO public.audit VALUES (3, '000000000001', '2026-11-21T10:000004', 'Wu', 'saved', 'a note');
INSERT INTO public.audit VALUES (4, '000000000001', '2026-11-21T10:000007', '', 'ballot cast', 'E2/goal');
INSERT INTO public.audit VALUES (5, '000000000001', '2026-11-21T10:000009', 'Li', 'ballot withdrawn', 'E1/goal');
INSERT INTO public.audit VALUES (6, '000000000001', '2026-11-21T10:000012', 'Li', 'invited', 'E1');
INSERT INTO public.audit VALUES (7, '000000000001', '2026-11-21T10:000014', 'Li', 'survey loaded', '2026');
INSERT INTO public.audit VALUES (8, '000000000005', '2026-11-21T10:000017', '', 'created', '');
INSERT INTO public.audit VALUES (9, '000000000005', '2026-11-21T10:000019', 'Wu', 'deleted', '');
INSERT INTO public.ballots VALUES (1, '000000000001', 'E1', 'goal', '{"elements":["C1","C2"],"judgments":[["C1","C2",3]]}', 'Li', '2026-11-21T10:000000');
INSERT INTO public.ballots VALUES (2, '000000000001', 'E1', 'C1', '{"elements":["N1","N2"],"judgments":[["N2","N1","1/3"]]}', 'Li', '2026-11-21T10:000000');
INSERT INTO public.ballots VALUES (3, '000000000001', 'E2', 'C1', '{"elements":["N1","N2"],"judgments":[["N1","N2",2]]}', 'Li', '2026-11-21T10:000000');
INSERT INTO public.ballots VALUES (4, '000000000001', 'panel', 'N1<-C2', '{"elements":["N3","N4"],"judgments":{"N3":60,"N4":40}}', 'Li', '2026-11-21T10:000000');
INSERT INTO public.ballots VALUES (5, '000000000001', 'E2', 'goal', '{"elements":["C1","C2"],"judgments":[["C1","C2",5]]}', 'E2', '2026-11-21T10:000002');
INSERT INTO public.ballots VALUES (6, '000000000001', 'E2', 'goal', '{"elements":["C1","C2"],"judgments":[["C1","C2",7]]}', 'E2', '2026-11-21T10:000006');
INSERT INTO public.ballots VALUES (7, '000000000001', 'E1', 'goal', NULL, 'Li', '2026-11-21T10:000008');
INSERT INTO public.ballots VALUES (8, '000000000005', 'E1', 'goal', '{"elements":["C1","C2"],"judgments":[["C1","C2",3]]}', '', '2026-11-21T10:000016');
INSERT INTO public.ballots VALUES (9, '000000000005', 'E1', 'C1', '{"elements":["N1","N2"],"judgments":[["N2","N1","1/3"]]}', '', '2026-11-21T10:000016');
INSERT INTO public.ballots VALUES (10, '000000000005', 'E2', 'C1', '{"elements":["N1","N2"],"judgments":[["N1","N2",2]]}', '', '2026-11-21T10:000016');
INSERT INTO public.ballots VALUES (11, '000000000005', 'panel', 'N1<-C2', '{"elements":["N3","N4"],"judgments":{"N3":60,"N4":40}}', '', '2026-11-21T10:000016');
INSERT INTO public.drafts VALUES ('000000000001', 'Li', '{
  "schema": 1,
  "label": {"en": "Small", "zh": "小"},
  "model": {
    "goal": {"en": "Satisfaction", "zh": "满意度"},
    "nodes": [
      {"id": "N1", "label": {"en": "Outages", "zh": "停电"}, "cluster": "C1"},
      {"id": "N2", "label": {"en": "Voltage", "zh": "电压"}, "cluster": "C1"},
      {"id": "N3", "label": {"en": "Skills", "zh": "技能"}, "cluster": "C2"},
      {"id": "N4", "label": {"en": "Attitude", "zh": "态度"}, "cluster": "C2"}
    ],
    "clusters": [
      {"id": "C1", "label": {"en": "Supply", "zh": "供电"}, "parent": "goal"},
      {"id": "C2", "label": {"en": "Staff", "zh": "人员"}, "parent": "goal"}
    ],
    "links": [["N3", "N1"], ["N4", "N1"], ["N1", "N4"]],
    "divided": true
  },
  "note": "unsaved",
  "scale": {
    "grades": [
      {"label": {"en": "Very satisfied", "zh": "很满意"}, "score": 1},
      {"label": {"en": "Satisfied", "zh": "满意"}, "score": 0.8},
      {"label": {"en": "Neutral", "zh": "一般"}, "score": 0.6},
      {"label": {"en": "Dissatisfied", "zh": "不满意"}, "score": 0.4},
      {"label": {"en": "Very dissatisfied", "zh": "很不满意"}, "score": 0.2}
    ]
  },
  "experts": [{"id": "E1", "label": "One", "weight": 1}, {"id": "E2", "label": "Two", "weight": 2, "role": "Customer"}],
  "ballots": [
    {"expert": "E1", "set": "goal", "judgments": [["C1", "C2", 3]]},
    {"expert": "E1", "set": "C1", "judgments": [["N2", "N1", "1/3"]]},
    {"expert": "E2", "set": "C1", "judgments": [["N1", "N2", 2]]},
    {"expert": "panel", "set": "N1<-C2", "judgments": {"N3": 60, "N4": 40}}
  ],
  "choices": {
    "weighting": "incomplete-least-squares",
    "judgment_scale": "linear",
    "best_worst": "best-worst-linear",
    "aggregation": "judgments",
    "random_index": "saaty-1980",
    "consistency_threshold": 0.1,
    "network_weights": "damped",
    "damping": 0.5,
    "composition": "weighted-average",
    "survey_share": 1,
    "confidence_level": 0.6,
    "index": "fuzzy-comprehensive",
    "representation": {"method": "post-stratification", "counting": "customers", "nonresponse": false, "trim": 5},
    "role_weights": {"customer": 0.5, "expert": 0.3, "staff": 0.2},
    "target": 0.8
  },
  "overrides": [{"element": "N1", "weight": 0.7, "reason": "seen on site"}],
  "figures": [
    {
      "indicator": "N1",
      "label": "SAIDI",
      "unit": "h",
      "today": 8.94,
      "attainable": 0.5,
      "anchors": [1, 4, 8.76, 17.5, 30],
      "visibility": 3
    },
    {
      "indicator": "N3",
      "label": "Test",
      "unit": {"en": "points", "zh": "分"},
      "today": 79,
      "attainable": 97,
      "anchors": [94, 89, 83, 75, 65],
      "visibility": 2.7
    }
  ],
  "baseline": {"N1": [0.1, 0.4, 0.3, 0.15, 0.05], "N2": [0.1, 0.4, 0.3, 0.15, 0.05]},
  "population": {
    "dimensions": [{"id": "tier", "label": "Tier", "segments": [{"id": "VIP", "label": "VIP", "customers": 60}]}]
  },
  "questionnaire": {
    "items": [
      {"column": "q1", "indicator": "N1", "scale": "labels", "reversed": false, "role": "performance"},
      {"column": "q2", "indicator": "N2", "scale": "labels", "reversed": false, "role": "performance"}
    ],
    "segments": [{"column": "tier", "dimension": "tier"}],
    "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}
  },
  "levers": [
    {
      "id": "L1",
      "label": "Lever L1",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N1": [0.1, 0.2, 0.3], "N3": [0, 0.1, 0.2]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    },
    {
      "id": "L2",
      "label": "Lever L2",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N3": [0.2, 0.4, 0.5]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    }
  ],
  "interactions": [{"first": "L1", "second": "L2", "indicator": "N3", "strength": 0.1, "reason": "why"}],
  "scenarios": [{"id": "S0", "label": "Status quo"}, {"id": "S1", "label": "Plan", "plan": {"L1": 4, "L2": [0, 1.5]}}],
  "futures": [
    {"id": "F0", "label": "Calm", "probability": 0.75, "expectation_drift": 0},
    {
      "id": "F1",
      "label": "Storm",
      "probability": 0.25,
      "gap_factors": {"N1": 1.4},
      "effect_factors": {"L1": 0.5},
      "expectation_drift": 0.02
    }
  ],
  "settings": {
    "quarters": 12,
    "discount_rate": 0.06,
    "loss_aversion": 1.5,
    "visibility_scale": [1, 1, 1],
    "budget": 0,
    "tie_margin": 0.1,
    "expectation_drift": 0,
    "spillover": 0,
    "amplifying": false,
    "spillover_with_network": false
  },
  "synthesis": "weighted-sum"
}
', 2, '2026-11-21T10:000010');
INSERT INTO public.information VALUES ('schema', '1');
INSERT INTO public.invitations VALUES ('a1d86e76294ec022348805bbeeb2a90fc6f8d81e8578b9102c0dc46ce2659df2', '000000000001', 'E1', '2026-11-21T10:000011', NULL);
INSERT INTO public.mappings VALUES ('000000000004', 'ours', '1068465bd9ff82ce5e95b7e3b0131909e790b9398cf1a4d15daee314f342866e', '["q1", "q2"]', '{"items": [{"column": "q1", "indicator": "N1", "scale": "numeric-1-5", "reversed": false, "role": "performance"}, {"column": "q2", "indicator": "N2", "scale": "numeric-1-5", "reversed": false, "role": "performance"}], "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}}', '2026-11-21T10:000015', NULL);
INSERT INTO public.settings VALUES ('language', 'zh');
INSERT INTO public.studies VALUES ('000000000001', 'Small', '小', '2026-11-21T10:000000', NULL);
INSERT INTO public.studies VALUES ('000000000005', 'Deleted', '', '2026-11-21T10:000016', '2026-11-21T10:000018');
INSERT INTO public.surveys VALUES ('000000000003', '000000000001', '2026', '{"items": [{"column": "q1", "indicator": "N1", "scale": "numeric-1-5", "reversed": false, "role": "performance"}, {"column": "q2", "indicator": "N2", "scale": "numeric-1-5", "reversed": false, "role": "performance"}], "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}}', '\x504b03042d000000080000002100811e55f9ffffffffffffffff0a0014006865616465722e6e7079010010008d01000000000000e4000000000000009dd0cf4e0231100670bcfa14935eaa490fee8a24f200dcdc78f16008d994ed00853a5dfb4762569ec217b62d10c3955e9aeff74d9a497f9bb797d7f79bd1d768e00a7de7f814f84facb800beb22e3849ad750ab3cfa4f198dc6f648f29dfd59367712fe000579fdb816952ba93c13acfa630674dc504b0a6668b74f5565328fe24602ce051402da0ca95d21f485e5b2a75960e8d2961be2851f6b2d3e13b49fd904ea2cf28cd5106e6ec3e0f8fb32f8da45d7b920cbe97cee3592649b651ad515dcca4bfd1eb4d688da6cb26d28eec9ece7b195c85d6c650f2e1f8faffd672e9914edd1f504b03042d00000008000000210043e32db8ffffffffffffffff0f001400726573706f6e64656e74732e6e707901001000880000000000000048000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a863a9a3a0ab50a14002e0d06080000504b03042d000000080000002100648a3a27ffffffffffffffff1000140067726164655f636f756e74732e6e707901001000d00000000000000057000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a863a0a463a0aa69a3a0ab50ae4012e0e060820444395c129257401281f00504b03042d000000080000002100db1b66e2ffffffffffffffff0f001400706169725f636f756e74732e6e707901001000a0000000000000004e000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a863a0a4640a4a9a350ab401ee0d2608000251c3400504b03042d000000080000002100f8b228f0ffffffffffffffff0d001400706169725f73756d732e6e707901001000a00000000000000051000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a863a0a4640a4a9a350ab401ee0aa6080800c289d86460300504b03042d0000000800000021008918246fffffffffffffffff10001400706169725f737175617265732e6e707901001000a00000000000000052000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a863a0a4640a4a9a350ab401ee0dac1c800060d50da088d0600504b03042d00000008000000210036ea9e85ffffffffffffffff11001400706169725f70726f64756374732e6e707901001000a00000000000000052000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a863a0a4640a4a9a350ab401ee0dac1c800061668b411940f00504b03042d000000080000002100322ff1aaffffffffffffffff1100140073616d706c655f6861736865732e6e707901001000c00100000000000095010000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e536aa1aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a26063a9a3a0ab50ae403ae358699f18b7377707e6db8c4239d2dcea75466aa5c9d9b29d9d3bd606e498d8686ef9ae39d326edb4ddc6b7f7fe30fb7728a287aeff8abb1dc9bcbf65ecb5b46b7a0bbce417ab5f10f82ef19fe571599b938b2334eee54abad4bf40d1b7166ddf391893f7467e97c7cd998ba32be4c24896b52eadd5b5326f34af71546262cff7770ad46b9c4bb0d9db7d2f756a5cc5db63c40705aeb95d6857b9f5c3e3f492e76679ec333e1e9354d120269932c675a7d53ff57c0bd64c1bac37f1d1377b72ff24badb57dc96ab9b1f4e3355e03fbe75b78423cd4551c340f9becdb2f6e39dde6e4dc7d7d56ecbb769ce252ed730efe73fe54c0f9bca77ad197af667df30e48b3d7bb162cf5833dc328f245b2cb56fdcd9deeef1f0ab67cb81de8f5498969e585f67ffa5f73e5a41fbdbacdfdbd453e65d9ffbe593fee9fd9da5bf4ead1ef5b57f9b6455fe8fbdb2b65b4ebc7d58a7f00504b03042d00000008000000210031324292ffffffffffffffff1000140073616d706c655f63656c6c732e6e707901001000200100000000000048000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a06e9369a2aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a26063a9a3a0ab50ae4032e86410e00504b03042d000000080000002100900790c9ffffffffffffffff1100140073616d706c655f6772616465732e6e707901001000d0000000000000007e000000000000009bec17ea1b10c9c850c650ad9e925a9c5ca46ea5a05e9369a8aea3a09e965f54529498179f5f94920a12774bcc294e058a17672416a402f91a26063a0a469a3a0ab50ae4022e16266626462626260626e6ff2c4c2c409a05c86706f1c13220c8f41fc463048b3100d5320169a05aa028482750ef7f26208f11a89f890900504b01022d032d000000080000002100811e55f9e40000008d0100000a00000000000000000000008001000000006865616465722e6e7079504b01022d032d00000008000000210043e32db848000000880000000f0000000000000000000000800120010000726573706f6e64656e74732e6e7079504b01022d032d000000080000002100648a3a2757000000d00000001000000000000000000000008001a901000067726164655f636f756e74732e6e7079504b01022d032d000000080000002100db1b66e24e000000a00000000f0000000000000000000000800142020000706169725f636f756e74732e6e7079504b01022d032d000000080000002100f8b228f051000000a00000000d00000000000000000000008001d1020000706169725f73756d732e6e7079504b01022d032d0000000800000021008918246f52000000a0000000100000000000000000000000800161030000706169725f737175617265732e6e7079504b01022d032d00000008000000210036ea9e8552000000a00000001100000000000000000000008001f5030000706169725f70726f64756374732e6e7079504b01022d032d000000080000002100322ff1aa95010000c001000011000000000000000000000080018a04000073616d706c655f6861736865732e6e7079504b01022d032d00000008000000210031324292480000002001000010000000000000000000000080016206000073616d706c655f63656c6c732e6e7079504b01022d032d000000080000002100900790c97e000000d00000001100000000000000000000008001ec06000073616d706c655f6772616465732e6e7079504b0506000000000a000a0064020000ad0700000000', '0d11227242eb524519371d40b3a7ef7a3a7e4dfb4afcf59fc044f3b4c44468b0', 40, NULL, '2026-11-21T10:000013', NULL, 1);
INSERT INTO public.versions VALUES ('000000000001', 1, '{
  "schema": 1,
  "label": {"en": "Small", "zh": "小"},
  "model": {
    "goal": {"en": "Satisfaction", "zh": "满意度"},
    "nodes": [
      {"id": "N1", "label": {"en": "Outages", "zh": "停电"}, "cluster": "C1"},
      {"id": "N2", "label": {"en": "Voltage", "zh": "电压"}, "cluster": "C1"},
      {"id": "N3", "label": {"en": "Skills", "zh": "技能"}, "cluster": "C2"},
      {"id": "N4", "label": {"en": "Attitude", "zh": "态度"}, "cluster": "C2"}
    ],
    "clusters": [
      {"id": "C1", "label": {"en": "Supply", "zh": "供电"}, "parent": "goal"},
      {"id": "C2", "label": {"en": "Staff", "zh": "人员"}, "parent": "goal"}
    ],
    "links": [["N3", "N1"], ["N4", "N1"], ["N1", "N4"]],
    "divided": true
  },
  "scale": {
    "grades": [
      {"label": {"en": "Very satisfied", "zh": "很满意"}, "score": 1},
      {"label": {"en": "Satisfied", "zh": "满意"}, "score": 0.8},
      {"label": {"en": "Neutral", "zh": "一般"}, "score": 0.6},
      {"label": {"en": "Dissatisfied", "zh": "不满意"}, "score": 0.4},
      {"label": {"en": "Very dissatisfied", "zh": "很不满意"}, "score": 0.2}
    ]
  },
  "experts": [{"id": "E1", "label": "One", "weight": 1}, {"id": "E2", "label": "Two", "weight": 2, "role": "Customer"}],
  "choices": {
    "weighting": "incomplete-least-squares",
    "judgment_scale": "linear",
    "best_worst": "best-worst-linear",
    "aggregation": "judgments",
    "random_index": "saaty-1980",
    "consistency_threshold": 0.1,
    "network_weights": "damped",
    "damping": 0.5,
    "composition": "weighted-average",
    "survey_share": 1,
    "confidence_level": 0.6,
    "index": "fuzzy-comprehensive",
    "representation": {"method": "post-stratification", "counting": "customers", "nonresponse": false, "trim": 5},
    "role_weights": {"customer": 0.5, "expert": 0.3, "staff": 0.2},
    "target": 0.8
  },
  "overrides": [{"element": "N1", "weight": 0.7, "reason": "seen on site"}],
  "figures": [
    {
      "indicator": "N1",
      "label": "SAIDI",
      "unit": "h",
      "today": 8.94,
      "attainable": 0.5,
      "anchors": [1, 4, 8.76, 17.5, 30],
      "visibility": 3
    },
    {
      "indicator": "N3",
      "label": "Test",
      "unit": {"en": "points", "zh": "分"},
      "today": 79,
      "attainable": 97,
      "anchors": [94, 89, 83, 75, 65],
      "visibility": 2.7
    }
  ],
  "baseline": {"N1": [0.1, 0.4, 0.3, 0.15, 0.05], "N2": [0.1, 0.4, 0.3, 0.15, 0.05]},
  "population": {
    "dimensions": [{"id": "tier", "label": "Tier", "segments": [{"id": "VIP", "label": "VIP", "customers": 60}]}]
  },
  "questionnaire": {
    "items": [
      {"column": "q1", "indicator": "N1", "scale": "labels", "reversed": false, "role": "performance"},
      {"column": "q2", "indicator": "N2", "scale": "labels", "reversed": false, "role": "performance"}
    ],
    "segments": [{"column": "tier", "dimension": "tier"}],
    "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}
  },
  "levers": [
    {
      "id": "L1",
      "label": "Lever L1",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N1": [0.1, 0.2, 0.3], "N3": [0, 0.1, 0.2]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    },
    {
      "id": "L2",
      "label": "Lever L2",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N3": [0.2, 0.4, 0.5]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    }
  ],
  "interactions": [{"first": "L1", "second": "L2", "indicator": "N3", "strength": 0.1, "reason": "why"}],
  "scenarios": [{"id": "S0", "label": "Status quo"}, {"id": "S1", "label": "Plan", "plan": {"L1": 4, "L2": [0, 1.5]}}],
  "futures": [
    {"id": "F0", "label": "Calm", "probability": 0.75, "expectation_drift": 0},
    {
      "id": "F1",
      "label": "Storm",
      "probability": 0.25,
      "gap_factors": {"N1": 1.4},
      "effect_factors": {"L1": 0.5},
      "expectation_drift": 0.02
    }
  ],
  "settings": {
    "quarters": 12,
    "discount_rate": 0.06,
    "loss_aversion": 1.5,
    "visibility_scale": [1, 1, 1],
    "budget": 0,
    "tie_margin": 0.1,
    "expectation_drift": 0,
    "spillover": 0,
    "amplifying": false,
    "spillover_with_network": false
  },
  "synthesis": "weighted-sum"
}
', 'd3ec7c76d663ca9a', 4, '2026-11-21T10:000000', 'Li', 'first');
INSERT INTO public.versions VALUES ('000000000001', 2, '{
  "schema": 1,
  "label": {"en": "Small", "zh": "小"},
  "model": {
    "goal": {"en": "Satisfaction", "zh": "满意度"},
    "nodes": [
      {"id": "N1", "label": {"en": "Outages", "zh": "停电"}, "cluster": "C1"},
      {"id": "N2", "label": {"en": "Voltage", "zh": "电压"}, "cluster": "C1"},
      {"id": "N3", "label": {"en": "Skills", "zh": "技能"}, "cluster": "C2"},
      {"id": "N4", "label": {"en": "Attitude", "zh": "态度"}, "cluster": "C2"}
    ],
    "clusters": [
      {"id": "C1", "label": {"en": "Supply", "zh": "供电"}, "parent": "goal"},
      {"id": "C2", "label": {"en": "Staff", "zh": "人员"}, "parent": "goal"}
    ],
    "links": [["N3", "N1"], ["N4", "N1"], ["N1", "N4"]],
    "divided": true
  },
  "note": "second",
  "scale": {
    "grades": [
      {"label": {"en": "Very satisfied", "zh": "很满意"}, "score": 1},
      {"label": {"en": "Satisfied", "zh": "满意"}, "score": 0.8},
      {"label": {"en": "Neutral", "zh": "一般"}, "score": 0.6},
      {"label": {"en": "Dissatisfied", "zh": "不满意"}, "score": 0.4},
      {"label": {"en": "Very dissatisfied", "zh": "很不满意"}, "score": 0.2}
    ]
  },
  "experts": [{"id": "E1", "label": "One", "weight": 1}, {"id": "E2", "label": "Two", "weight": 2, "role": "Customer"}],
  "choices": {
    "weighting": "incomplete-least-squares",
    "judgment_scale": "linear",
    "best_worst": "best-worst-linear",
    "aggregation": "judgments",
    "random_index": "saaty-1980",
    "consistency_threshold": 0.1,
    "network_weights": "damped",
    "damping": 0.5,
    "composition": "weighted-average",
    "survey_share": 1,
    "confidence_level": 0.6,
    "index": "fuzzy-comprehensive",
    "representation": {"method": "post-stratification", "counting": "customers", "nonresponse": false, "trim": 5},
    "role_weights": {"customer": 0.5, "expert": 0.3, "staff": 0.2},
    "target": 0.8
  },
  "overrides": [{"element": "N1", "weight": 0.7, "reason": "seen on site"}],
  "figures": [
    {
      "indicator": "N1",
      "label": "SAIDI",
      "unit": "h",
      "today": 8.94,
      "attainable": 0.5,
      "anchors": [1, 4, 8.76, 17.5, 30],
      "visibility": 3
    },
    {
      "indicator": "N3",
      "label": "Test",
      "unit": {"en": "points", "zh": "分"},
      "today": 79,
      "attainable": 97,
      "anchors": [94, 89, 83, 75, 65],
      "visibility": 2.7
    }
  ],
  "baseline": {"N1": [0.1, 0.4, 0.3, 0.15, 0.05], "N2": [0.1, 0.4, 0.3, 0.15, 0.05]},
  "population": {
    "dimensions": [{"id": "tier", "label": "Tier", "segments": [{"id": "VIP", "label": "VIP", "customers": 60}]}]
  },
  "questionnaire": {
    "items": [
      {"column": "q1", "indicator": "N1", "scale": "labels", "reversed": false, "role": "performance"},
      {"column": "q2", "indicator": "N2", "scale": "labels", "reversed": false, "role": "performance"}
    ],
    "segments": [{"column": "tier", "dimension": "tier"}],
    "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}
  },
  "levers": [
    {
      "id": "L1",
      "label": "Lever L1",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N1": [0.1, 0.2, 0.3], "N3": [0, 0.1, 0.2]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    },
    {
      "id": "L2",
      "label": "Lever L2",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N3": [0.2, 0.4, 0.5]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    }
  ],
  "interactions": [{"first": "L1", "second": "L2", "indicator": "N3", "strength": 0.1, "reason": "why"}],
  "scenarios": [{"id": "S0", "label": "Status quo"}, {"id": "S1", "label": "Plan", "plan": {"L1": 4, "L2": [0, 1.5]}}],
  "futures": [
    {"id": "F0", "label": "Calm", "probability": 0.75, "expectation_drift": 0},
    {
      "id": "F1",
      "label": "Storm",
      "probability": 0.25,
      "gap_factors": {"N1": 1.4},
      "effect_factors": {"L1": 0.5},
      "expectation_drift": 0.02
    }
  ],
  "settings": {
    "quarters": 12,
    "discount_rate": 0.06,
    "loss_aversion": 1.5,
    "visibility_scale": [1, 1, 1],
    "budget": 0,
    "tie_margin": 0.1,
    "expectation_drift": 0,
    "spillover": 0,
    "amplifying": false,
    "spillover_with_network": false
  },
  "synthesis": "weighted-sum"
}
', 'b66b9585e4981e8b', 5, '2026-11-21T10:000005', 'Wu', 'a note');
INSERT INTO public.versions VALUES ('000000000005', 1, '{
  "schema": 1,
  "label": "Deleted",
  "model": {
    "goal": {"en": "Satisfaction", "zh": "满意度"},
    "nodes": [
      {"id": "N1", "label": {"en": "Outages", "zh": "停电"}, "cluster": "C1"},
      {"id": "N2", "label": {"en": "Voltage", "zh": "电压"}, "cluster": "C1"},
      {"id": "N3", "label": {"en": "Skills", "zh": "技能"}, "cluster": "C2"},
      {"id": "N4", "label": {"en": "Attitude", "zh": "态度"}, "cluster": "C2"}
    ],
    "clusters": [
      {"id": "C1", "label": {"en": "Supply", "zh": "供电"}, "parent": "goal"},
      {"id": "C2", "label": {"en": "Staff", "zh": "人员"}, "parent": "goal"}
    ],
    "links": [["N3", "N1"], ["N4", "N1"], ["N1", "N4"]],
    "divided": true
  },
  "scale": {
    "grades": [
      {"label": {"en": "Very satisfied", "zh": "很满意"}, "score": 1},
      {"label": {"en": "Satisfied", "zh": "满意"}, "score": 0.8},
      {"label": {"en": "Neutral", "zh": "一般"}, "score": 0.6},
      {"label": {"en": "Dissatisfied", "zh": "不满意"}, "score": 0.4},
      {"label": {"en": "Very dissatisfied", "zh": "很不满意"}, "score": 0.2}
    ]
  },
  "experts": [{"id": "E1", "label": "One", "weight": 1}, {"id": "E2", "label": "Two", "weight": 2, "role": "Customer"}],
  "choices": {
    "weighting": "incomplete-least-squares",
    "judgment_scale": "linear",
    "best_worst": "best-worst-linear",
    "aggregation": "judgments",
    "random_index": "saaty-1980",
    "consistency_threshold": 0.1,
    "network_weights": "damped",
    "damping": 0.5,
    "composition": "weighted-average",
    "survey_share": 1,
    "confidence_level": 0.6,
    "index": "fuzzy-comprehensive",
    "representation": {"method": "post-stratification", "counting": "customers", "nonresponse": false, "trim": 5},
    "role_weights": {"customer": 0.5, "expert": 0.3, "staff": 0.2},
    "target": 0.8
  },
  "overrides": [{"element": "N1", "weight": 0.7, "reason": "seen on site"}],
  "figures": [
    {
      "indicator": "N1",
      "label": "SAIDI",
      "unit": "h",
      "today": 8.94,
      "attainable": 0.5,
      "anchors": [1, 4, 8.76, 17.5, 30],
      "visibility": 3
    },
    {
      "indicator": "N3",
      "label": "Test",
      "unit": {"en": "points", "zh": "分"},
      "today": 79,
      "attainable": 97,
      "anchors": [94, 89, 83, 75, 65],
      "visibility": 2.7
    }
  ],
  "baseline": {"N1": [0.1, 0.4, 0.3, 0.15, 0.05], "N2": [0.1, 0.4, 0.3, 0.15, 0.05]},
  "population": {
    "dimensions": [{"id": "tier", "label": "Tier", "segments": [{"id": "VIP", "label": "VIP", "customers": 60}]}]
  },
  "questionnaire": {
    "items": [
      {"column": "q1", "indicator": "N1", "scale": "labels", "reversed": false, "role": "performance"},
      {"column": "q2", "indicator": "N2", "scale": "labels", "reversed": false, "role": "performance"}
    ],
    "segments": [{"column": "tier", "dimension": "tier"}],
    "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}
  },
  "levers": [
    {
      "id": "L1",
      "label": "Lever L1",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N1": [0.1, 0.2, 0.3], "N3": [0, 0.1, 0.2]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    },
    {
      "id": "L2",
      "label": "Lever L2",
      "unit": {"en": "teams", "zh": "支队伍"},
      "maximum": 10,
      "response": "exponential",
      "timing": {"delay": 0, "ramp_up": 1, "ramp_down": 1},
      "cost": {"fixed": 0, "capital": 0, "operating": 0, "factor": [1, 1, 1]},
      "effects": {"N3": [0.2, 0.4, 0.5]},
      "assumed": true,
      "whole": false,
      "avoided_emissions": 0
    }
  ],
  "interactions": [{"first": "L1", "second": "L2", "indicator": "N3", "strength": 0.1, "reason": "why"}],
  "scenarios": [{"id": "S0", "label": "Status quo"}, {"id": "S1", "label": "Plan", "plan": {"L1": 4, "L2": [0, 1.5]}}],
  "futures": [
    {"id": "F0", "label": "Calm", "probability": 0.75, "expectation_drift": 0},
    {
      "id": "F1",
      "label": "Storm",
      "probability": 0.25,
      "gap_factors": {"N1": 1.4},
      "effect_factors": {"L1": 0.5},
      "expectation_drift": 0.02
    }
  ],
  "settings": {
    "quarters": 12,
    "discount_rate": 0.06,
    "loss_aversion": 1.5,
    "visibility_scale": [1, 1, 1],
    "budget": 0,
    "tie_margin": 0.1,
    "expectation_drift": 0,
    "spillover": 0,
    "amplifying": false,
    "spillover_with_network": false
  },
  "synthesis": "weighted-sum"
}
', 'c672a3d8e3022086', 11, '2026-11-21T10:000016', '', '');
SELECT pg_catalog.setval('public.audit_id_seq', 9, true);
SELECT pg_catalog.setval('public.ballots_id_seq', 11, true);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ballots
    ADD CONSTRAINT ballots_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (study, author);
ALTER TABLE ONLY public.information
    ADD CONSTRAINT information_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (token);
ALTER TABLE ONLY public.mappings
    ADD CONSTRAINT mappings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.studies
    ADD CONSTRAINT studies_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT surveys_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT surveys_study_position_key UNIQUE (study, "position");
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_pkey PRIMARY KEY (study, number);
CREATE INDEX ballots_by_set ON public.ballots USING btree (study, expert, set, id);
CREATE INDEX ix_audit_study ON public.audit USING btree (study);
CREATE INDEX ix_mappings_headings ON public.mappings USING btree (headings);
CREATE INDEX ix_surveys_study ON public.surveys USING btree (study);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_study_fkey FOREIGN KEY (study) REFERENCES public.studies(id);
ALTER TABLE ONLY public.ballots
    ADD CONSTRAINT ballots_study_fkey FOREIGN KEY (study) REFERENCES public.studies(id);
ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_study_fkey FOREIGN KEY (study) REFERENCES public.studies(id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_study_fkey FOREIGN KEY (study) REFERENCES public.studies(id);
ALTER TABLE ONLY public.surveys
    ADD CONSTRAINT surveys_study_fkey FOREIGN KEY (study) REFERENCES public.studies(id);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_study_fkey FOREIGN KEY (study) REFERENCES public.studies(id);
