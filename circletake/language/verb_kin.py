"""Common verbs by the plainer verb that shows nearly the same. What stands here is not left to likeness of meaning."""

from __future__ import annotations

VERB_KIN = """
carry: raise lower lift hold_up brandish wield hoist load unload capture kidnap wear put_on bear tow_away
point: aim fire shoot_at accuse target draw_gun
fight: kill murder stab slap punch kick_out wound beat_up ambush rebel conquer crush pound sacrifice bully sting poison
fight: destroy demolish smash_up invade besiege strike_down
work: wipe chop slice peel boil fry mix stir fill empty pack unpack wrap tie fasten button zip glue nail screw drill cut
work: sculpt trace erase sign seal sort pile arrange decorate plough mow rake prune weed milk shear saddle bury measure
work: weigh count operate_on dust_off sharpen program hack code type heal cure treat bandage inject invent create test
work: prepare mark carve_out fold_up grind roast season slice_up assemble_together construct sew_up polish_up reload
give: serve pay send mail post sell lend award return_to feed_to pour toast deal invite trade exchange sacrifice_to
reach: buy borrow snatch seize rob trap cage lay place set_down stick hang hang_up squeeze tickle caress scratch shake
reach: dial board unsheathe shuffle stretch claim inherit extinguish blow_out rescue_from tap poke stroke pluck gamble
reach: cage collect gather pick_out press_down wind unlock lock deactivate activate uncover
look: smell sniff glance peek frown blink wink decide hesitate_over doubt believe trust hope wish learn recognise
look: recognize count_down film photograph record scan map navigate investigate check judge inhale exhale breathe sigh
look: yawn_at fear dread realise realize understand forget lose miss ignore reveal face_up
talk: mumble hum_to whistle thank forgive console encourage inspire teach explain negotiate plead command obey order
talk: vote elect preach complain curse bless beg_for warn scold tease mock deceive trick betray fool confide predict
talk: cough sneeze gossip_about quarrel bark howl meow purr roar growl hiss chirp croak neigh bleat quack snarl
wave: welcome bow_out conjure summon cast_spell enchant signal_to hitchhike flag_down surrender_to protest
kneel: worship beg_forgiveness bless_oneself pray_to propose_to
embrace: marry divorce_not cuddle_up console_with nuzzle
walk: exit overtake escort guide lead accompany patrol parade creep lean_on board_ship disembark evacuate visit_with
walk: visit emigrate depart trail explore_on follow_along pass_by haunt disappear limp_on march_on
run: stalk track scare_off startle frighten scare hurry_up panic rebel_against compete accelerate score charge_at
stand: nod obey_silently balance guard_over queue line_up reflect shiver tremble appear lean shelter gather_round
lie: snore faint bleed hibernate perish hatch sunbathe yawn float_on_back
fall: topple tip spill drip leak flood descend_into capsize crash_down wither
swim: surf_under flow stream snorkel
sail: dock anchor set_sail
drive: brake honk accelerate_away overtake_on
fly: orbit hover_over take_wing ascend_into levitate
grow: change transform hatch_out turn_into swell inflate melt_into mature
break: burst_open hatch_open snap_off shatter_into shrink evaporate
play: act pretend_to imitate conduct_band whistle hum
eat: swallow taste test_food lick_up gnaw
drink: toast_to
jump: bounce_up leap_over skip_over hop_over startle_up
dance: celebrate_with
swing: rock shake_about ring chime toll dangle tick
roll: flow_down turn_over spin_round twist
shine: ignite fire_up blink_on gleam shimmer_on explode_in_light
climb: mount_up
"""
"""The plainer verb, then the verbs that it stands for; a particle is joined by `_`. The first row counts."""
