"""Three small reports, to be judged."""

REPORTS = {
    "a": "Some 18 killed in Astrel on 2022-01-05. Reds stormed Astrel on 2022-01-05. Marta said: so it is.",
    "b": "By night it was 20 killed in Astrel on 2022-01-05, the town said. Also 7 injured in Borvia on 2022-01-05.",
    "c": "Blues stormed Borvia on 2022-01-05. There were 9 killed in Cindel on 2022-01-05, a doctor told us.",
}
