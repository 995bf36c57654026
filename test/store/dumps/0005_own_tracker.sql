insert into prox_migration (id, content_hash, applied_at, prox_version) values
  ('0001_rounds', E'\\x102c362bbadda2affae53c48ed732b61b6cd6b6609a1bdb82718911c25810a21', '2026-11-22 19:32:11.477+00', '0.1.0'),
  ('0002_sessions', E'\\x4f6443f9c7f90a9380cf1eaa5f7cac2ea561700ba76bae84b378460eafdb311a', '2026-11-22 19:32:11.477+00', '0.1.0'),
  ('0003_points', E'\\x7e3455a71727fdf3e75668a73cdb2458a2e29a86600165ccfd80691ae0579ef7', '2026-11-22 19:32:11.477+00', '0.1.0'),
  ('0004_derived', E'\\x98a484b7cba2e5f02d6b482cd44c497a78cdbd9105069c08caf5af1850fe482e', '2026-11-22 19:32:11.477+00', '0.1.0'),
  ('0005_own_tracker', E'\\x3d2503df33786fd8ed336701c1e3575d281da6aa51ecfd7e583f0785f17106bc', '2026-11-22 19:32:11.477+00', '0.1.0');

insert into round (round_id, server, map, start_at, start_estimated, end_at, end_estimated, last_time_ms, written_round, tracker, generation, tracker_version, sample_interval_ms, tracks_revives, records_stance, records_sprint, file_name, file_bytes, content_hash, cut, problems, metadata, prox_version, imported_at) values
  ('1', '', 'labmap', '2026-11-22 10:26:25+00', 'false', '2026-11-22 10:29:25+00', 'false', '98050', '1', 'PROXIMITY_TRACKER', '4', NULL, '200', 'false', 'false', 'false', '2026-11-22-102925-labmap-round-1_engagements.txt', '3699', E'\\x22a9a87355212b2427f83b6b3843c1061a12ccd1319b2559cae3ebb804bba81e', 'false', '0', '{"map": "labmap", "round": "1", "escape_time": "5000", "round_end_unix": "1795343365", "escape_distance": "300", "crossfire_window": "1000", "round_start_unix": "1795343185", "position_sample_interval": "200"}', '0.0.0-test', '2026-11-22 19:32:13.832+00'),
  ('2', '', 'supply', '2026-11-22 19:53:05+00', 'false', '2026-11-22 19:54:05+00', 'false', '15000', '1', 'PROXIMITY_TRACKER', '6', NULL, '200', 'false', 'false', 'false', '2026-11-22-200000-supply-round-1_engagements.txt', '9168', E'\\xe09d2d09dca392adc33c3459b0ee123fed43b7d39b9dd63ab8098b7ec3db08d7', 'false', '0', '{"map": "supply", "round": "1", "round_end_unix": "1795377245", "crossfire_window": "1000", "round_start_unix": "1795377185", "position_sample_interval": "200"}', '0.0.0-test', '2026-11-22 19:32:13.898+00'),
  ('3', '', 'radar', '2026-11-22 20:59:45+00', 'false', '2026-11-22 21:00:04+00', 'true', '19000', '1', 'PROX_TRACKER', '1', '1.0.0', '200', 'true', 'true', 'true', '2026-11-22-210000-radar-round-1_engagements.txt', '11411', E'\\x38767b909216c35c552731ee1a0ce5eecd28a2aa035df9d7eaaef0294453a299', 'false', '0', '{"map": "radar", "ended": "timelimit", "round": "1", "row_counts": "ENGAGEMENTS:3,PLAYER_TRACKS:2,KILL_HEATMAP:1,MOVEMENT_HEATMAP:1,OBJECTIVE_FOCUS:1,REACTION_METRICS:1,ROUND:1,HITS:5,KILLS:2,REVIVES:1,CLASS_CHANGES:1,PAUSES:1,OBJECTIVES:2,TRACKER_ERRORS:1,OPEN_TRACKS:4,OPEN_ROWS:4", "capabilities": "stance:1,sprint:1,revives:1,medic_hook:1,regions:1,pauses:1,reinforcements:1,objectives:1", "tracker_name": "prox", "round_end_unix": "1795343365", "round_start_unix": "1795381185", "tracker_version_full": "1.0.0", "position_sample_interval": "200"}', '0.0.0-test', '2026-11-22 19:32:14.27+00');

insert into combat_engagement (round_id, engagement_id, start_time_ms, end_time_ms, duration_ms, target_guid, target_team, target_class, target_is_bot, kind, outcome, death_by, killer_guid, total_damage, enemy_attackers, is_crossfire, crossfire_delay_ms, last_enemy_hit_ms, victim_x, victim_y, victim_z, killer_x, killer_y, killer_z, distance_u, start_x, start_y, start_z, end_x, end_y, end_z, written_duration_ms, written_attackers, written_crossfire, written_crossfire_delay_ms, distance_traveled, positions) values
  ('1', '1', '2150', '2150', '0', '40A545BEA1CCE8F710992FCC1FC360F8', 'ALLIES', 'MEDIC', 'false', 'self', 'killed', 'self', '40A545BEA1CCE8F710992FCC1FC360F8', '0', '0', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0', '1656.8', '-87.5', '24.1', '1656.8', '-87.5', '24.1', '0', '0', 'false', NULL, '0', E'\\x02cc21cb21f0820200d50d00e2030000010601'),
  ('1', '32', '37250', '37250', '0', 'B948540534EC40E2681680A47C6F04FB', 'ALLIES', NULL, 'false', 'combat', 'killed', 'enemy', '03C9E74DB5CCD48B8ABEC50EBDEEAE53', '400', '1', 'false', NULL, '37250', '632.7', '273.2', '24.1', NULL, NULL, NULL, '0', '632.7', '273.2', '24.1', '632.7', '273.2', '24.1', '0', '1', 'false', NULL, '0', E'\\x0384c60483c60400ee620000d82a0000e2030000000102010401'),
  ('2', '1', '5000', '6000', '1000', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', 'combat', 'killed', 'enemy', 'BOB00000000000000000000000000000', '60', '2', 'true', '400', '6000', '61.5', '9', '0', '310.5', '1', '2', '22.00752226072187', '40', '0', '0', '60', '9', '0', '1000', '2', 'false', NULL, '0', E'\\x03904eef479003a006c801c801006e46000000000102010401'),
  ('2', '2', '5600', '7000', '1400', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', 'combat', 'killed', 'enemy', 'ABE00000000000000000000000000000', '10', '1', 'false', NULL, '7000', '0', '0', '0', '100', '20.5', '-8', '0', '0', '0', '0', '0', '0', '0', '1400', '1', 'false', NULL, '0', E'\\x02c057cf4100000000000000010601'),
  ('2', '3', '9000', '12000', '0', 'BEN00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', 'combat', 'escaped', NULL, NULL, '10', '1', 'false', NULL, '9000', NULL, NULL, NULL, NULL, NULL, NULL, '0', '0', '0', '0', '0', '0', '0', '3000', '1', 'false', NULL, '0', E'\\x02d08c01df5d00000000000000010801'),
  ('2', '4', '13000', '13500', '500', 'OMNIBOT1000000000000000000000000', 'ALLIES', 'MEDIC', 'true', 'world', 'killed', 'world', NULL, '0', '0', 'false', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0', '0', '0', '0', '0', '0', '0', '500', '0', 'false', NULL, '0', E'\\x0290cb01a7c30100000000000000010601'),
  ('2', '5', '9500', '10500', '1000', 'ANN00000000000000000000000000000', 'AXIS', NULL, 'false', 'combat', 'killed', 'enemy', 'BEN00000000000000000000000000000', '10', '1', 'false', NULL, '10500', '0', '0', '0', '425', '20.5', '-8', '0', '0', '0', '0', '0', '0', '0', '1000', '1', 'false', NULL, '0', E'\\x02b89401e7840100000000000000010601'),
  ('3', '1', '5400', '5400', '0', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', 'combat', 'killed', 'enemy', 'BOB00000000000000000000000000000', '18', '1', 'false', NULL, '5400', '100', '0', '0', '500', '500', '500', '90', '0', '0', '0', '90', '0', '0', '0', '1', 'false', NULL, '0', E'\\x02b054af5400880e0000000000010601'),
  ('3', '100', '16000', '19000', '3000', 'BOB00000000000000000000000000000', 'ALLIES', NULL, 'false', 'combat', 'timeout', NULL, NULL, '18', '1', 'false', NULL, '16000', NULL, NULL, NULL, NULL, NULL, NULL, '90', '0', '0', '0', '90', '0', '0', '3000', '1', 'false', NULL, '0', E'\\x0280fa018fcb0100880e0000000000010601'),
  ('3', '2', '12000', '12000', '0', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', 'combat', 'killed', 'enemy', 'BEN00000000000000000000000000000', '18', '1', 'false', NULL, '12000', '100', '0', '0', '500', '500', '500', '90', '0', '0', '0', '90', '0', '0', '0', '1', 'false', NULL, '0', E'\\x02c0bb01bfbb0100880e0000000000010601');

insert into class_change (round_id, class_change_no, time_ms, guid, team, class_before, class) values
  ('3', '1', '15000', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'ENGINEER');

insert into combat_attacker (round_id, engagement_id, attacker_no, guid, team, class, is_bot, is_enemy, in_crossfire, damage, hits, first_hit_ms, last_hit_ms, got_kill, weapons) values
  ('1', '32', '1', '03C9E74DB5CCD48B8ABEC50EBDEEAE53', 'AXIS', NULL, 'false', 'true', 'false', '400', '1', '37250', '37250', 'true', '5:1;'),
  ('2', '1', '1', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', 'true', 'true', '40', '2', '5000', '6000', 'true', '8:2;'),
  ('2', '1', '2', 'BEN00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', 'true', 'true', '20', '1', '5400', '5400', 'false', '8:1;'),
  ('2', '2', '1', 'ABE00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', 'true', 'false', '10', '2', '5600', '7000', 'true', '8:2;'),
  ('2', '3', '1', 'ABE00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', 'true', 'false', '10', '1', '9000', '9000', 'false', '8:1;'),
  ('2', '5', '1', 'BEN00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', 'true', 'false', '10', '1', '9500', '10500', 'true', '8:1;'),
  ('3', '1', '1', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', 'true', 'false', '18', '1', '5400', '5400', 'true', '8:1;'),
  ('3', '100', '1', 'ANN00000000000000000000000000000', 'AXIS', NULL, 'false', 'true', 'false', '18', '1', '16000', '16000', 'false', '8:1;'),
  ('3', '2', '1', 'BEN00000000000000000000000000000', 'ALLIES', NULL, 'false', 'true', 'false', '18', '1', '12000', '12000', 'true', '8:1;');

insert into crossfire_pairs (round_id, engagement_id, guid, mate_guid, team, class, mate_class, with_bot, target_is_bot, gap_ms, joint_damage, is_kill) values
  ('2', '1', 'BEN00000000000000000000000000000', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'MEDIC', 'false', 'false', '400', '60', 'true');

insert into inferred_life (round_id, inferred_life_id, guid, team, from_ms, to_ms) values
  ('2', '1', 'ANN00000000000000000000000000000', 'AXIS', '8000', '10500');

insert into map_kill_heatmap (round_id, grid_x, grid_y, axis_kills, allies_kills) values
  ('1', '0', '0', '7', '2'),
  ('1', '2', '0', '1', '0'),
  ('2', '0', '-1', '1', '2'),
  ('2', '3', '4', '0', '1'),
  ('3', '0', '0', '0', '2');

insert into map_movement_heatmap (round_id, grid_x, grid_y, traversal, combat, escape) values
  ('1', '-1', '2', '7', '3', '0'),
  ('1', '-3', '2', '5', '1', '0'),
  ('2', '-1', '2', '3', '0', '1'),
  ('2', '0', '0', '40', '12', '0'),
  ('3', '0', '0', '40', '0', '0');

insert into player_hit (round_id, hit_no, time_ms, attacker_guid, victim_guid, weapon, region, damage, kind, means_of_death, attacker_x, attacker_y, attacker_z, victim_x, victim_y, victim_z, victim_health) values
  ('2', '1', '5000', 'BOB00000000000000000000000000000', 'ANN00000000000000000000000000000', '8', '2', '20', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2', '2', '5600', 'ABE00000000000000000000000000000', 'BOB00000000000000000000000000000', '8', '0', '50', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2', '3', '6000', 'BOB00000000000000000000000000000', 'ANN00000000000000000000000000000', '8', '1', '20', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2', '4', '8500', 'ANN00000000000000000000000000000', 'BEN00000000000000000000000000000', '3', '3', '18', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('2', '5', '9500', 'BEN00000000000000000000000000000', 'ANN00000000000000000000000000000', '3', '3', '18', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('3', '1', '5000', 'BOB00000000000000000000000000000', 'ANN00000000000000000000000000000', '8', '2', '18', 'enemy', '9', '500', '500', '500', '100', '0', '0', '100'),
  ('3', '2', '5200', NULL, 'ANN00000000000000000000000000000', '8', NULL, '18', 'world', '9', NULL, NULL, NULL, '100', '0', '0', '100'),
  ('3', '3', '5400', 'BOB00000000000000000000000000000', 'ANN00000000000000000000000000000', '8', '2', '18', 'enemy', '9', '500', '500', '500', '100', '0', '0', '100'),
  ('3', '4', '5600', 'BOB00000000000000000000000000000', 'ANN00000000000000000000000000000', '8', '2', '18', 'corpse', '9', '500', '500', '500', '100', '0', '0', '100'),
  ('3', '5', '12000', 'BEN00000000000000000000000000000', 'ANN00000000000000000000000000000', '8', '2', '18', 'enemy', '9', '500', '500', '500', '100', '0', '0', '100');

insert into player_kill (round_id, kill_no, time_ms, event, killer_guid, killer_team, killer_class, victim_guid, victim_team, victim_class, killer_x, killer_y, killer_z, victim_x, victim_y, victim_z, weapon, means_of_death, killer_health, axis_alive, allies_alive, kind, axis_reinforcement_ms, allies_reinforcement_ms) values
  ('2', '1', '6000', 'kill', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', '310.5', '1', '2', '61.5', '9', '0', '8', '9', '77', '1', '3', NULL, NULL, NULL),
  ('3', '1', '5400', NULL, 'BOB00000000000000000000000000000', 'ALLIES', NULL, 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', '500', '500', '500', '100', '0', '0', '8', '9', '80', '2', '3', 'enemy', '12000', NULL),
  ('3', '2', '12000', NULL, 'BEN00000000000000000000000000000', 'ALLIES', NULL, 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', '500', '500', '500', '100', '0', '0', '8', '9', '80', '2', '3', 'enemy', '12000', NULL);

insert into player_rescue (round_id, engagement_id, guid, team, class, is_bot, target_is_bot, after_ms) values
  ('2', '1', 'ABE00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', 'false', '600');

insert into player_revive (round_id, revive_no, time_ms, medic_guid, medic_is_guess, revived_guid, x, y, z, source) values
  ('2', '1', '8000', 'ABE00000000000000000000000000000', 'true', 'ANN00000000000000000000000000000', '61.5', '9', '0', NULL),
  ('3', '1', '7000', 'ABE00000000000000000000000000000', 'false', 'ANN00000000000000000000000000000', '100', '0', '0', 'hook');

insert into player_round (round_id, guid, team, class, is_bot, lives, combat_engagements, deaths_to_enemies, escapes, crossfires) values
  ('1', '40A545BEA1CCE8F710992FCC1FC360F8', 'ALLIES', 'MEDIC', 'false', '1', '0', '0', '0', '0'),
  ('1', 'B948540534EC40E2681680A47C6F04FB', 'ALLIES', NULL, 'false', '0', '1', '1', '0', '0'),
  ('1', 'OMNIBOT1300000000000000000000000', 'ALLIES', 'MEDIC', 'true', '1', '0', '0', '0', '0'),
  ('2', 'ABE00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '1', '0', '0', '0', '0'),
  ('2', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '2', '1', '1', '0', '1'),
  ('2', 'ANN00000000000000000000000000000', 'AXIS', NULL, 'false', '0', '1', '1', '0', '0'),
  ('2', 'BEN00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '1', '1', '0', '1', '0'),
  ('2', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '1', '1', '1', '0', '0'),
  ('2', 'OMNIBOT1000000000000000000000000', 'ALLIES', 'MEDIC', 'true', '1', '0', '0', '0', '0'),
  ('3', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '1', '2', '2', '0', '0'),
  ('3', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '1', '0', '0', '0', '0'),
  ('3', 'BOB00000000000000000000000000000', 'ALLIES', NULL, 'false', '0', '1', '0', '0', '0');

insert into player_track (round_id, life_id, guid, team, class, is_bot, spawn_time_ms, death_time_ms, alive_ms, first_move_time_ms, death_type, written_death_type, samples, points, sprint_points, distance_u, moving_ms, steps_left_out, support_samples, path) values
  ('1', '1', '40A545BEA1CCE8F710992FCC1FC360F8', 'ALLIES', 'MEDIC', 'false', '-608', '2150', '2150', '200', 'selfkill', 'selfkill', '12', '12', '5', '619.0737128709927', '2758', '0', '0', E'\\x0cbf099016bf09020302000002030467c09a028a11f407f407e401009309f50af30af30af70abb05e707ab089b019b01675b82019a019a019c019a014ed407f103000000000000000000000080280000fd249001ee3237380000ff36da010118050405f50101100c0401030b0006020501010001020a0401'),
  ('1', '2', 'OMNIBOT1300000000000000000000000', 'ALLIES', 'MEDIC', 'true', '-607', '4951', '4951', '201', 'killed', 'killed', '26', '26', '10', '1258.1564643781646', '5558', '0', '0', E'\\x1abd098e16c10904010001040100006463000000000000626100000201ab02c09a02a730e90a870bf50af30aef0aef0aeb069b028902cb028b0289028902ad02bd02bb02bd02b30af10ad9098d05b904e70300f8559407cc01098d01ad01b301b7017125232b21232127292929af01b50133e0039e05940600d407f103000000000000000000000000000000000000000000000000008037002728000037eb239b0800000000008002000000c02a37a1118f04ac025a9b24ee010304050405040504043b01650143011701101a04010307020b010700010207010b02030104000102180201'),
  ('2', '1', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '0', '6000', '6000', '200', 'killed', 'killed', '13', '13', '6', '60', '6000', '0', '1', E'\\x0d00e8070000000000000000000000a0066464646464646464646464649a030000000000000000000000009f010000000000000000000000000a141414141414141414141414c8010d100d000102010201030102010201030102010201030102010201030100010201010102010101020101010201010102010101020101010001020c'),
  ('2', '2', 'ABE00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '0', '15000', '15000', '200', 'round_end', 'round_end', '31', '31', '15', '150', '15000', '0', '4', E'\\x1f00e8070000000000000000000000000000000000000000000000000000000000d8046464646464646464646464646464646464646464646464646464646464649a030000000000000000000000000000000000000000000000000000000000009f010000000000000000000000000000000000000000000000000000000000000a141414141414141414141414141414141414141414141414141414141414c8011f101f000102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030100010201010102010101020101010201010102010101020101010201010102010101020101010201010102010101020101010201010102010101020101010001021e'),
  ('2', '3', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '500', '7000', '6500', '700', 'killed', 'selfkill', '14', '14', '7', '65', '6500', '0', '3', E'\\x0ee80700000000000000000000000000f02e646464646464646464646464649a03000000000000000000000000009f01000000000000000000000000000a14141414141414141414141414c8010e100e00010201020103010201020103010201020103010201020103010201000102010101020101010201010102010101020101010201010102010001020d'),
  ('2', '4', 'BEN00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '0', '15000', '15000', '200', 'round_end', 'round_end', '31', '31', '15', '150', '15000', '0', '4', E'\\x1f00e807000000000000000000000000000000000000000000000000000000000080326464646464646464646464646464646464646464646464646464646464649a030000000000000000000000000000000000000000000000000000000000009f010000000000000000000000000000000000000000000000000000000000000a141414141414141414141414141414141414141414141414141414141414c8011f101f000102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030100010201010102010101020101010201010102010101020101010201010102010101020101010201010102010101020101010201010102010101020101010001021e'),
  ('2', '5', 'OMNIBOT1000000000000000000000000', 'ALLIES', 'MEDIC', 'true', '0', '13500', '13500', '200', 'fallen', 'fallen', '28', '28', '14', '135', '13500', '0', '10', E'\\x1c00e8070000000000000000000000000000000000000000000000000000d08c016464646464646464646464646464646464646464646464646464649a030000000000000000000000000000000000000000000000000000009f010000000000000000000000000000000000000000000000000000000a141414141414141414141414141414141414141414141414141414c8011c101c000102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030102010201030100010201010102010101020101010201010102010101020101010201010102010101020101010201010102010101020101010201010102010001021b'),
  ('2', '6', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '14000', '15000', '1000', '14200', 'round_end', 'round_end', '3', '3', '1', '10', '1000', '0', '0', E'\\x03e0da01f7d201000064649a0300009f0100000a1414c80103100300010201020100010201010100010202'),
  ('3', '1', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '0', '12000', '12000', '0', 'killed', 'killed', '61', '61', '0', '600', '12000', '0', '0', E'\\x3d009003000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000c8013d103d003d003d023d'),
  ('3', '2', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '0', '12000', '12000', '0', 'killed', 'killed', '61', '61', '0', '600', '12000', '0', '0', E'\\x3d0090030000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000904ec801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801c801000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000c8013d103d003d003d023d');

insert into proximity_objective_focus (round_id, guid, team, objective, avg_distance_u, time_within_radius_ms, samples) values
  ('2', 'ANN00000000000000000000000000000', 'AXIS', 'truck', '240.5', '9000', '61'),
  ('3', 'ANN00000000000000000000000000000', 'AXIS', 'flag', '240.5', '9000', '61');

insert into proximity_reaction_metric (round_id, engagement_id, target_guid, target_team, target_class, outcome, written_attackers, return_fire_ms, dodge_reaction_ms, support_reaction_ms, start_time_ms, end_time_ms, written_duration_ms, is_combat, target_is_bot) values
  ('1', '1', '40A545BEA1CCE8F710992FCC1FC360F8', 'ALLIES', 'MEDIC', 'killed', '0', NULL, NULL, NULL, '2150', '2150', '0', 'false', 'false'),
  ('1', '78', 'F6BB79158AA44863CA2EF15B624F04CD', 'AXIS', 'MEDIC', 'killed', '3', NULL, NULL, NULL, '98000', '98050', '50', 'false', 'false'),
  ('2', '1', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'killed', '1', '300', '250', '600', '1000', '2000', '1000', 'true', 'false'),
  ('3', '2', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'killed', '1', '0', NULL, NULL, '12000', '12000', '0', 'true', 'false');

insert into proximity_trade_event (round_id, engagement_id, time_ms, victim_guid, victim_team, victim_class, victim_is_bot, victim_x, victim_y, victim_z, killer_guid, avenger_guid, success_gap_ms, attempt_gap_ms, nearest_mate_guid, nearest_mate_u, living_mates, located_mates) values
  ('1', '32', '37250', 'B948540534EC40E2681680A47C6F04FB', 'ALLIES', NULL, 'false', '632.7', '273.2', '24.1', '03C9E74DB5CCD48B8ABEC50EBDEEAE53', NULL, NULL, NULL, NULL, NULL, '0', '0'),
  ('2', '1', '6000', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '61.5', '9', '0', 'BOB00000000000000000000000000000', 'ABE00000000000000000000000000000', '1000', '1000', 'ABE00000000000000000000000000000', '31.756889016400834', '1', '1'),
  ('2', '2', '7000', 'BOB00000000000000000000000000000', 'ALLIES', 'MEDIC', 'false', '0', '0', '0', 'ABE00000000000000000000000000000', NULL, NULL, NULL, 'BEN00000000000000000000000000000', '390.6203399722037', '2', '2'),
  ('2', '5', '10500', 'ANN00000000000000000000000000000', 'AXIS', NULL, 'false', '0', '0', '0', 'BEN00000000000000000000000000000', NULL, NULL, NULL, 'ABE00000000000000000000000000000', '136.78176047997042', '1', '1'),
  ('3', '1', '5400', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '100', '0', '0', 'BOB00000000000000000000000000000', NULL, NULL, NULL, NULL, NULL, '0', '0'),
  ('3', '2', '12000', 'ANN00000000000000000000000000000', 'AXIS', 'MEDIC', 'false', '100', '0', '0', 'BEN00000000000000000000000000000', NULL, NULL, NULL, NULL, NULL, '0', '0');

insert into round_end (round_id, round_end_no, ended, winner, attackers, duration_ms, timelimit_ms, axis_reinforcement_interval_ms, axis_reinforcement_offset_ms, allies_reinforcement_interval_ms, allies_reinforcement_offset_ms, end_text) values
  ('3', '1', 'timelimit', 'AXIS', 'ALLIES', '180000', '180000', '30000', '7000', NULL, NULL, 'Timelimit hit.');

insert into round_objective (round_id, objective, source, kind, x, y, z, moves) values
  ('3', 'flag', 'entity', 'constructible', '100', '0', '0', 'false'),
  ('3', 'tank', 'entity', 'constructible', '0', '0', '0', 'true');

insert into round_pause (round_id, pause_no, time_ms, duration_ms, state) values
  ('3', '1', '15000', '4000', 'ended');

insert into round_player (round_id, guid, name, names, is_bot) values
  ('1', '03C9E74DB5CCD48B8ABEC50EBDEEAE53', '^^odd', '{^^odd}', 'false'),
  ('1', '40A545BEA1CCE8F710992FCC1FC360F8', 'plain', '{plain}', 'false'),
  ('1', 'B948540534EC40E2681680A47C6F04FB', 'eq=ual#hash', '{eq=ual#hash}', 'false'),
  ('1', 'F6BB79158AA44863CA2EF15B624F04CD', 'pi_pe', '{pi_pe}', 'false'),
  ('1', 'OMNIBOT1300000000000000000000000', 'slash/sl~', '{slash/sl~}', 'true'),
  ('2', 'ABE00000000000000000000000000000', 'Žiga 日本', '{"Žiga 日本"}', 'false'),
  ('2', 'ANN00000000000000000000000000000', '^1Ann'' or 1=1 --', '{"^1Ann'' or 1=1 --"}', 'false'),
  ('2', 'BEN00000000000000000000000000000', 'ben', '{ben}', 'false'),
  ('2', 'BOB00000000000000000000000000000', 'Bob|the,^7builder', '{"Bob|the,^7builder"}', 'false'),
  ('2', 'OMNIBOT1000000000000000000000000', '[BOT]one', '{[BOT]one}', 'true'),
  ('3', 'ABE00000000000000000000000000000', 'abe', '{abe}', 'false'),
  ('3', 'ANN00000000000000000000000000000', 'ann', '{ann}', 'false'),
  ('3', 'BEN00000000000000000000000000000', 'ben', '{ben}', 'false'),
  ('3', 'BOB00000000000000000000000000000', 'bob', '{bob}', 'false');

insert into round_section (round_id, section, section_no, known, rows, bad_rows, row_checksums) values
  ('1', 'ENGAGEMENTS', '1', 'true', '2', '0', E'\\xb84285fc80b8cc1f'),
  ('1', 'KILL_HEATMAP', '3', 'true', '2', '0', E'\\x08f807c975e40b7e'),
  ('1', 'MOVEMENT_HEATMAP', '4', 'true', '2', '0', E'\\xe1e8a7d2b65a085a'),
  ('1', 'PLAYER_TRACKS', '2', 'true', '2', '0', E'\\xf1ea443d3d9a5bab'),
  ('1', 'REACTION_METRICS', '5', 'true', '2', '0', E'\\xdd5e604c6e523f9d'),
  ('2', 'COMBAT_POSITIONS', '8', 'true', '1', '0', E'\\xfc6f3bb9'),
  ('2', 'ENGAGEMENTS', '1', 'true', '5', '0', E'\\xcdd76560e116665dcaff1117b38967715585b613'),
  ('2', 'HIT_REGIONS', '7', 'true', '5', '0', E'\\xecc59dcdb6c3c7d1e2f257a08e06608ead35dd9f'),
  ('2', 'KILL_HEATMAP', '3', 'true', '2', '0', E'\\x9b1eb4dd50d6fcab'),
  ('2', 'MOVEMENT_HEATMAP', '4', 'true', '2', '0', E'\\xdedc721361298fdd'),
  ('2', 'OBJECTIVE_FOCUS', '6', 'true', '1', '0', E'\\xdf5055fc'),
  ('2', 'PLAYER_TRACKS', '2', 'true', '6', '0', E'\\x0bffce283519457be915cfc1f6747b5c0ca7ace1e0ed3dcf'),
  ('2', 'REACTION_METRICS', '5', 'true', '1', '0', E'\\x972c3982'),
  ('2', 'REVIVES', '9', 'true', '1', '0', E'\\xf4ff7aae'),
  ('3', 'CLASS_CHANGES', '11', 'true', '1', '0', E'\\x526404dd'),
  ('3', 'ENGAGEMENTS', '1', 'true', '3', '0', E'\\xca5676b7cc9963ae475a589c'),
  ('3', 'HITS', '8', 'true', '5', '0', E'\\x270c5c2416864b890461f7c50e9808f1e9de281c'),
  ('3', 'KILLS', '9', 'true', '2', '0', E'\\xfc06743d9d282f1d'),
  ('3', 'KILL_HEATMAP', '3', 'true', '1', '0', E'\\x0db7114c'),
  ('3', 'MOVEMENT_HEATMAP', '4', 'true', '1', '0', E'\\x2f54ae0d'),
  ('3', 'OBJECTIVES', '13', 'true', '2', '0', E'\\x8264cb37f6b0e728'),
  ('3', 'OBJECTIVE_FOCUS', '5', 'true', '1', '0', E'\\x2c5c7427'),
  ('3', 'OPEN_ROWS', '16', 'true', '4', '0', E'\\xcff3bc2d297ab4792cfcf600fd738bd8'),
  ('3', 'OPEN_TRACKS', '15', 'true', '4', '0', E'\\x7a71c7cce84e9937023c8097e16f0ebd'),
  ('3', 'PAUSES', '12', 'true', '1', '0', E'\\x18532cb5'),
  ('3', 'PLAYER_TRACKS', '2', 'true', '2', '0', E'\\x82137d5ec3066a96'),
  ('3', 'REACTION_METRICS', '6', 'true', '1', '0', E'\\x07391c5d'),
  ('3', 'REVIVES', '10', 'true', '1', '0', E'\\xb296a26f'),
  ('3', 'ROUND', '7', 'true', '1', '0', E'\\xc7078155'),
  ('3', 'TRACKER_ERRORS', '14', 'true', '1', '0', E'\\x5479a923');

insert into tracker_error (round_id, probe, errors, first_time_ms, message) values
  ('3', 'stance', '3', '200', 'bad argument');

select setval(pg_get_serial_sequence('round', 'round_id'), max(round_id))::int from round;
