BEGIN TRANSACTION;
CREATE TABLE audit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	study VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	author TEXT NOT NULL, 
	action VARCHAR NOT NULL, 
	detail TEXT NOT NULL, 
	FOREIGN KEY(study) REFERENCES studies (id)
);
INSERT INTO "audit" VALUES(1,'000000000001','2026-11-21T10:000001','Li','created','');
INSERT INTO "audit" VALUES(2,'000000000001','2026-11-21T10:000003','E2','ballot cast','E2/goal');
INSERT INTO "audit" VALUES(3,'000000000001','2026-11-21T10:000004','Wu','saved','a note');
INSERT INTO "audit" VALUES(4,'000000000001','2026-11-21T10:000007','','ballot cast','E2/goal');
INSERT INTO "audit" VALUES(5,'000000000001','2026-11-21T10:000009','Li','ballot withdrawn','E1/goal');
INSERT INTO "audit" VALUES(6,'000000000001','2026-11-21T10:000012','Li','invited','E1');
INSERT INTO "audit" VALUES(7,'000000000001','2026-11-21T10:000014','Li','survey loaded','2026');
INSERT INTO "audit" VALUES(8,'000000000005','2026-11-21T10:000017','','created','');
INSERT INTO "audit" VALUES(9,'000000000005','2026-11-21T10:000019','Wu','deleted','');
CREATE TABLE ballots (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	study VARCHAR NOT NULL, 
	expert TEXT NOT NULL, 
	"set" TEXT NOT NULL, 
	judgments TEXT, 
	author TEXT NOT NULL, 
	"cast" VARCHAR NOT NULL, 
	FOREIGN KEY(study) REFERENCES studies (id)
);
INSERT INTO "ballots" VALUES(1,'000000000001','E1','goal','{"elements":["C1","C2"],"judgments":[["C1","C2",3]]}','Li','2026-11-21T10:000000');
INSERT INTO "ballots" VALUES(2,'000000000001','E1','C1','{"elements":["N1","N2"],"judgments":[["N2","N1","1/3"]]}','Li','2026-11-21T10:000000');
INSERT INTO "ballots" VALUES(3,'000000000001','E2','C1','{"elements":["N1","N2"],"judgments":[["N1","N2",2]]}','Li','2026-11-21T10:000000');
INSERT INTO "ballots" VALUES(4,'000000000001','panel','N1<-C2','{"elements":["N3","N4"],"judgments":{"N3":60,"N4":40}}','Li','2026-11-21T10:000000');
INSERT INTO "ballots" VALUES(5,'000000000001','E2','goal','{"elements":["C1","C2"],"judgments":[["C1","C2",5]]}','E2','2026-11-21T10:000002');
INSERT INTO "ballots" VALUES(6,'000000000001','E2','goal','{"elements":["C1","C2"],"judgments":[["C1","C2",7]]}','E2','2026-11-21T10:000006');
INSERT INTO "ballots" VALUES(7,'000000000001','E1','goal',NULL,'Li','2026-11-21T10:000008');
INSERT INTO "ballots" VALUES(8,'000000000005','E1','goal','{"elements":["C1","C2"],"judgments":[["C1","C2",3]]}','','2026-11-21T10:000016');
INSERT INTO "ballots" VALUES(9,'000000000005','E1','C1','{"elements":["N1","N2"],"judgments":[["N2","N1","1/3"]]}','','2026-11-21T10:000016');
INSERT INTO "ballots" VALUES(10,'000000000005','E2','C1','{"elements":["N1","N2"],"judgments":[["N1","N2",2]]}','','2026-11-21T10:000016');
INSERT INTO "ballots" VALUES(11,'000000000005','panel','N1<-C2','{"elements":["N3","N4"],"judgments":{"N3":60,"N4":40}}','','2026-11-21T10:000016');
CREATE TABLE drafts (
	study VARCHAR NOT NULL, 
	author TEXT NOT NULL, 
	document TEXT NOT NULL, 
	based_on INTEGER NOT NULL, 
	kept VARCHAR NOT NULL, 
	PRIMARY KEY (study, author), 
	FOREIGN KEY(study) REFERENCES studies (id)
);
INSERT INTO "drafts" VALUES('000000000001','Li','{
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
',2,'2026-11-21T10:000010');
CREATE TABLE information (
	name VARCHAR NOT NULL, 
	value VARCHAR, 
	PRIMARY KEY (name)
);
INSERT INTO "information" VALUES('schema','1');
CREATE TABLE invitations (
	token VARCHAR NOT NULL, 
	study VARCHAR NOT NULL, 
	expert TEXT NOT NULL, 
	created VARCHAR NOT NULL, 
	revoked VARCHAR, 
	PRIMARY KEY (token), 
	FOREIGN KEY(study) REFERENCES studies (id)
);
INSERT INTO "invitations" VALUES('a1d86e76294ec022348805bbeeb2a90fc6f8d81e8578b9102c0dc46ce2659df2','000000000001','E1','2026-11-21T10:000011',NULL);
CREATE TABLE mappings (
	id VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	headings VARCHAR NOT NULL, 
	columns TEXT NOT NULL, 
	questionnaire TEXT NOT NULL, 
	kept VARCHAR NOT NULL, 
	removed VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "mappings" VALUES('000000000004','ours','1068465bd9ff82ce5e95b7e3b0131909e790b9398cf1a4d15daee314f342866e','["q1", "q2"]','{"items": [{"column": "q1", "indicator": "N1", "scale": "numeric-1-5", "reversed": false, "role": "performance"}, {"column": "q2", "indicator": "N2", "scale": "numeric-1-5", "reversed": false, "role": "performance"}], "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}}','2026-11-21T10:000015',NULL);
CREATE TABLE settings (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('language','zh');
CREATE TABLE studies (
	id VARCHAR NOT NULL, 
	name_en TEXT NOT NULL, 
	name_zh TEXT NOT NULL, 
	created VARCHAR NOT NULL, 
	deleted VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "studies" VALUES('000000000001','Small','小','2026-11-21T10:000000',NULL);
INSERT INTO "studies" VALUES('000000000005','Deleted','','2026-11-21T10:000016','2026-11-21T10:000018');
CREATE TABLE surveys (
	id VARCHAR NOT NULL, 
	study VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	questionnaire TEXT NOT NULL, 
	summary BLOB NOT NULL, 
	digest VARCHAR NOT NULL, 
	respondents INTEGER NOT NULL, 
	answers TEXT, 
	loaded VARCHAR NOT NULL, 
	removed VARCHAR, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (study, position), 
	FOREIGN KEY(study) REFERENCES studies (id)
);
INSERT INTO "surveys" VALUES('000000000003','000000000001','2026','{"items": [{"column": "q1", "indicator": "N1", "scale": "numeric-1-5", "reversed": false, "role": "performance"}, {"column": "q2", "indicator": "N2", "scale": "numeric-1-5", "reversed": false, "role": "performance"}], "hygiene": {"most_missing": 0.3, "fewest_seconds": 0, "straight_liners": false, "repeats": false}}',X'504B03042D000000080000002100811E55F9FFFFFFFFFFFFFFFF0A0014006865616465722E6E7079010010008D01000000000000E4000000000000009DD0CF4E0231100670BCFA14935EAA490FEE8A24F200DCDC78F16008D994ED00853A5DFB4762569EC217B62D10C3955E9AEFF74D9A497F9BB797D7F79BD1D768E00A7DE7F814F84FACB800BEB22E3849AD750AB3CFA4F198DC6F648F29DFD59367712FE000579FDB816952BA93C13ACFA630674DC504B0A6668B74F5565328FE24602CE051402DA0CA95D21F485E5B2A75960E8D2961BE2851F6B2D3E13B49FD904EA2CF28CD5106E6EC3E0F8FB32F8DA45D7B920CBE97CEE3592649B651AD515DCCA4BFD1EB4D688DA6CB26D28EEC9ECE7B195C85D6C650F2E1F8FAFFD672E9914EDD1F504B03042D00000008000000210043E32DB8FFFFFFFFFFFFFFFF0F001400726573706F6E64656E74732E6E707901001000880000000000000048000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A863A9A3A0AB50A14002E0D06080000504B03042D000000080000002100648A3A27FFFFFFFFFFFFFFFF1000140067726164655F636F756E74732E6E707901001000D00000000000000057000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A863A0A463A0AA69A3A0AB50AE4012E0E060820444395C129257401281F00504B03042D000000080000002100DB1B66E2FFFFFFFFFFFFFFFF0F001400706169725F636F756E74732E6E707901001000A0000000000000004E000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A863A0A4640A4A9A350AB401EE0D2608000251C3400504B03042D000000080000002100F8B228F0FFFFFFFFFFFFFFFF0D001400706169725F73756D732E6E707901001000A00000000000000051000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A863A0A4640A4A9A350AB401EE0AA6080800C289D86460300504B03042D0000000800000021008918246FFFFFFFFFFFFFFFFF10001400706169725F737175617265732E6E707901001000A00000000000000052000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A863A0A4640A4A9A350AB401EE0DAC1C800060D50DA088D0600504B03042D00000008000000210036EA9E85FFFFFFFFFFFFFFFF11001400706169725F70726F64756374732E6E707901001000A00000000000000052000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A863A0A4640A4A9A350AB401EE0DAC1C800061668B411940F00504B03042D000000080000002100322FF1AAFFFFFFFFFFFFFFFF1100140073616D706C655F6861736865732E6E707901001000C00100000000000095010000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E536AA1AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A26063A9A3A0AB50AE403AE358699F18B7377707E6DB8C4239D2DCEA75466AA5C9D9B29D9D3BD606E498D8686EF9AE39D326EDB4DDC6B7F7FE30FB7728A287AEFF8ABB1DC9BCBF65ECB5B46B7A0BBCE417AB5F10F82EF19FE571599B938B2334EEE54ABAD4BF40D1B7166DDF391893F7467E97C7CD998BA32BE4C24896B52EADD5B5326F34AF71546262CFF7770AD46B9C4BB0D9DB7D2F756A5CC5DB63C40705AEB95D6857B9F5C3E3F492E76679EC333E1E9354D120269932C675A7D53FF57C0BD64C1BAC37F1D1377B72FF24BADB57DC96AB9B1F4E3355E03FBE75B78423CD4551C340F9BECDB2F6E39DDE6E4DC7D7D56ECBB769CE252ED730EFE73FE54C0F9BCA77AD197AF667DF30E48B3D7BB162CF5833DC328F245B2CB56FDCD9DEEEF1F0AB67CB81DE8F5498969E585F67FFA5F73E5A41FBDBACDFDBD453E65D9FFBE593FEE9FD9DA5BF4EAD1EF5B57F9B6455FE8FBDB2B65B4EBC7D58A7F00504B03042D00000008000000210031324292FFFFFFFFFFFFFFFF1000140073616D706C655F63656C6C732E6E707901001000200100000000000048000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A06E9369A2AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A26063A9A3A0AB50AE4032E86410E00504B03042D000000080000002100900790C9FFFFFFFFFFFFFFFF1100140073616D706C655F6772616465732E6E707901001000D0000000000000007E000000000000009BEC17EA1B10C9C850C650AD9E925A9C5CA46EA5A05E9369A8AEA3A09E965F54529498179F5F94920A12774BCC294E058A17672416A402F91A26063A0A469A3A0AB50AE4022E16266626462626260626E6FF2C4C2C409A05C86706F1C13220C8F41FC463048B3100D5320169A05AA028482750EF7F26208F11A89F890900504B01022D032D000000080000002100811E55F9E40000008D0100000A00000000000000000000008001000000006865616465722E6E7079504B01022D032D00000008000000210043E32DB848000000880000000F0000000000000000000000800120010000726573706F6E64656E74732E6E7079504B01022D032D000000080000002100648A3A2757000000D00000001000000000000000000000008001A901000067726164655F636F756E74732E6E7079504B01022D032D000000080000002100DB1B66E24E000000A00000000F0000000000000000000000800142020000706169725F636F756E74732E6E7079504B01022D032D000000080000002100F8B228F051000000A00000000D00000000000000000000008001D1020000706169725F73756D732E6E7079504B01022D032D0000000800000021008918246F52000000A0000000100000000000000000000000800161030000706169725F737175617265732E6E7079504B01022D032D00000008000000210036EA9E8552000000A00000001100000000000000000000008001F5030000706169725F70726F64756374732E6E7079504B01022D032D000000080000002100322FF1AA95010000C001000011000000000000000000000080018A04000073616D706C655F6861736865732E6E7079504B01022D032D00000008000000210031324292480000002001000010000000000000000000000080016206000073616D706C655F63656C6C732E6E7079504B01022D032D000000080000002100900790C97E000000D00000001100000000000000000000008001EC06000073616D706C655F6772616465732E6E7079504B0506000000000A000A0064020000AD0700000000','0d11227242eb524519371d40b3a7ef7a3a7e4dfb4afcf59fc044f3b4c44468b0',40,NULL,'2026-11-21T10:000013',NULL,1);
CREATE TABLE versions (
	study VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	hash VARCHAR NOT NULL, 
	last_ballot INTEGER NOT NULL, 
	saved VARCHAR NOT NULL, 
	author TEXT NOT NULL, 
	message TEXT NOT NULL, 
	PRIMARY KEY (study, number), 
	FOREIGN KEY(study) REFERENCES studies (id)
);
INSERT INTO "versions" VALUES('000000000001',1,'{
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
','d3ec7c76d663ca9a',4,'2026-11-21T10:000000','Li','first');
INSERT INTO "versions" VALUES('000000000001',2,'{
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
','b66b9585e4981e8b',5,'2026-11-21T10:000005','Wu','a note');
INSERT INTO "versions" VALUES('000000000005',1,'{
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
','c672a3d8e3022086',11,'2026-11-21T10:000016','','');
CREATE INDEX ix_mappings_headings ON mappings (headings);
CREATE TRIGGER versions_refuse_update BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'versions only grows'); END;
CREATE TRIGGER versions_refuse_delete BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions only grows'); END;
CREATE INDEX ballots_by_set ON ballots (study, expert, "set", id);
CREATE TRIGGER ballots_refuse_update BEFORE UPDATE ON ballots BEGIN SELECT RAISE(ABORT, 'ballots only grows'); END;
CREATE TRIGGER ballots_refuse_delete BEFORE DELETE ON ballots BEGIN SELECT RAISE(ABORT, 'ballots only grows'); END;
CREATE INDEX ix_audit_study ON audit (study);
CREATE TRIGGER audit_refuse_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER audit_refuse_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE INDEX ix_surveys_study ON surveys (study);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('ballots',11);
INSERT INTO "sqlite_sequence" VALUES('audit',9);
COMMIT;
