"""The settings: environment variables that begin with KETENKAART_, read once at the edge."""

import os
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.faults import InputError
from loaders.document.limits import ANSWER, MEMORY, PROCESSOR_SECONDS, SECONDS, ReaderLimits
from loaders.document.text import DEFAULT_LIMIT

FILE_LIMIT = 20_000_000
# Bytes: as many as a text may have on the command line. The largest PDF of the public plans looked at has 1.5 MB.
BODY_SECONDS = 30
"""How long the body of an import may take to come in; the longest one needs some six megabits a second for it."""


class Settings(BaseSettings):
    """What the environment says. A password is only ever shown as stars."""

    model_config = SettingsConfigDict(env_prefix="KETENKAART_", extra="ignore", frozen=True)

    store: str = Field(default="", description="Adres van de opslag: een pad, of bolt://... voor Neo4j.")
    neo4j_user: str = Field(default="", description="Gebruikersnaam voor Neo4j.")
    neo4j_password: SecretStr = Field(default=SecretStr(""), description="Wachtwoord voor Neo4j.")
    text_limit: int = Field(
        default=DEFAULT_LIMIT, ge=1, description="Hoeveel bytes een tekst ten hoogste mag hebben (20 MB)."
    )
    file_limit: int = Field(
        default=FILE_LIMIT,
        ge=1,
        description="Hoeveel bytes een bestand dat wordt verstuurd ten hoogste mag hebben (20 MB).",
    )
    body_seconds: int = Field(
        default=BODY_SECONDS, ge=1, description="Hoeveel seconden een plan dat wordt verstuurd erover mag doen (30)."
    )
    reader_memory: int = Field(
        default=MEMORY, ge=1, description="Hoeveel bytes geheugen het lezen van een bestand mag kosten (1,5 GB)."
    )
    reader_processor_seconds: int = Field(
        default=PROCESSOR_SECONDS, ge=1, description="Hoeveel seconden rekentijd het lezen mag kosten (120)."
    )
    reader_seconds: int = Field(
        default=SECONDS, ge=1, description="Hoeveel seconden het lezen van een bestand mag duren (180)."
    )
    reader_answer: int = Field(
        default=ANSWER, ge=1, description="Hoeveel bytes er uit een bestand mogen komen (100 MB)."
    )
    drafts: bool = Field(
        default=True,
        description="Met 0 telt wat de computer leest meteen mee, zonder dat iemand het overneemt.",
    )
    norms: str = Field(
        default="",
        description="Eigen normen: YAML-bestanden, met een dubbele punt ertussen (op Windows een puntkomma).",
    )
    debug: bool = Field(default=False, description="Met 1 toont een onverwachte fout alle details.")

    @property
    def norm_files(self) -> tuple[Path, ...]:
        """The files of norms of one's own."""
        return tuple(Path(one) for one in self.norms.split(os.pathsep) if one.strip() != "")

    @property
    def reader_limits(self) -> ReaderLimits:
        """What reading one file may cost."""
        return ReaderLimits(self.reader_memory, self.reader_processor_seconds, self.reader_seconds, self.reader_answer)


def read_settings() -> Settings:
    """The settings as the environment gives them.

    Raises:
        InputError: one of them has no usable value; the value itself is not repeated.
    """
    try:
        return Settings()
    except ValidationError as error:
        name = "KETENKAART_" + "_".join(str(step) for step in error.errors()[0]["loc"]).upper()
        kind = "0 of 1" if name.endswith(("DEBUG", "DRAFTS")) else "een heel getal van 1 of meer"
        raise InputError(f"De instelling {name} moet {kind} zijn. Verbeter haar of haal haar weg.") from None
