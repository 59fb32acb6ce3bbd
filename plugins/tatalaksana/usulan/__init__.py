"""A proposal as a value, as a file that goes by mail, and back from one that nobody vouches for. No process, network or clock."""

from tatalaksana.usulan.arsip import proposal_from_zip, proposal_zip
from tatalaksana.usulan.isi import BerkasUsulan, UnusableProposalError, Usulan, blob_hash, file_words, sound_proposal
from tatalaksana.usulan.tambalan import PatchHead, patch_head, proposal_patch

__all__ = [
    "BerkasUsulan",
    "PatchHead",
    "UnusableProposalError",
    "Usulan",
    "blob_hash",
    "file_words",
    "patch_head",
    "proposal_from_zip",
    "proposal_patch",
    "proposal_zip",
    "sound_proposal",
]
