"""What is built once for a dataset and shared by all sessions: names, index, disagreements."""

from __future__ import annotations

import streamlit as st

from escape_routes import disagreements, evidence, geocode, places
from escape_routes.dataset import Dataset
from escape_routes.disagreements import Question
from escape_routes.evidence import Subject
from escape_routes.search import PassageIndex

MAX_DATASETS = 4


@st.cache_resource(show_spinner=False)
def gazetteer() -> geocode.Gazetteer:
    """The gazetteer that lies in the repository.

    Raises
    ------
    DataError
        If its files are missing or break a rule.
    """
    return geocode.load_gazetteer()


# What is kept refers to the dataset, so that no other one can get its identity.
@st.cache_resource(show_spinner=False, max_entries=MAX_DATASETS, hash_funcs={Dataset: id})
def passage_index(dataset: Dataset) -> PassageIndex:
    """The index of all passages, with every spelling of every place."""
    return PassageIndex(dataset, places.names(dataset, gazetteer()))


def questions(dataset: Dataset) -> list[Question]:
    """Every question on which sources disagree."""
    return _questions(dataset)[1]


@st.cache_resource(show_spinner=False, max_entries=MAX_DATASETS, hash_funcs={Dataset: id})
def _questions(dataset: Dataset) -> tuple[Dataset, list[Question]]:
    return dataset, disagreements.questions(dataset)


def title(dataset: Dataset, subject: Subject) -> str:
    """A subject in a few words; written down, since a list names the same ones again and again."""
    titles = _titles(dataset)[1]
    if subject not in titles:
        titles[subject] = evidence.describe(dataset, subject).title
    return titles[subject]


@st.cache_resource(show_spinner=False, max_entries=MAX_DATASETS, hash_funcs={Dataset: id})
def _titles(dataset: Dataset) -> tuple[Dataset, dict[Subject, str]]:
    return dataset, {}
