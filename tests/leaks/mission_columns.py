"""What stands unsealed of missions, column by column, and the reason why it may."""

WHEN = "a time, cut to the minute where a person acts; the host sees the rhythm of work anyway"
CODE = "a code of a closed set; the words beside it are sealed"
ORDER = "an order of entry"
SHEETS = "ids of sealed sheets"
OTHERS = "of a mission of others alone, as it published it; a constraint keeps it empty otherwise"
DAY = "a day of a mission: it tells when, and nothing of whom"

MISSIONS = {
    "missions_mission.number": "random; counts nothing",
    "missions_mission.designation": "two random words",
    "missions_mission.stage": "which of its reports was given out",
    "missions_mission.public": "whether it is of others, known by what they published",
    "missions_mission.title_es": OTHERS,
    "missions_mission.title_en": OTHERS,
    "missions_mission.opened_at": WHEN,
    "missions_followedclaim.part": CODE,
    "missions_followedclaim.added_at": WHEN,
    "missions_missionrecord.kind": CODE,
    "missions_missionrecord.number": ORDER,
    "missions_missionrecord.ask_no_more": "so that nobody asks again without opening what was told",
    "missions_missionrecord.withdrawn_at": WHEN,
    "missions_missionrecord.destroyed_at": WHEN,
    "missions_missionrecord.entered_at": WHEN,
    "missions_recordversion.number": ORDER,
    "missions_recordversion.sheet_ids": SHEETS,
    "missions_recordversion.made_at": WHEN,
    "missions_useconsent.use": CODE,
    "missions_useconsent.answer": CODE,
    "missions_useconsent.on": DAY,
    "missions_useconsent.recorded_at": WHEN,
    "missions_recording.kept_at": WHEN,
    "missions_recording.erased_at": WHEN,
    "missions_reportsentence.report": CODE,
    "missions_reportsentence.section": CODE,
    "missions_reportsentence.position": ORDER,
    "missions_reportsentence.removed_at": WHEN,
    "missions_sentenceversion.number": ORDER,
    "missions_sentenceversion.sheet_ids": SHEETS,
    "missions_sentenceversion.made_at": WHEN,
    "missions_missionreport.kind": CODE,
    "missions_missionreport.number": ORDER,
    "missions_missionreport.digest": "a digest of a whole report with its salt",
    "missions_missionreport.built_at": WHEN,
    "missions_missionreport.given_on": DAY,
}
